"""Dates and numbers of the desk in Sorani; the ی joins day, month and year."""

DATE_FORMAT = "jی Fی Y"
TIME_FORMAT = "G:i"
DATETIME_FORMAT = "jی Fی Y، G:i"
YEAR_MONTH_FORMAT = "Fی Y"
MONTH_DAY_FORMAT = "jی F"
SHORT_DATE_FORMAT = "j/n/Y"
SHORT_DATETIME_FORMAT = "j/n/Y، G:i"
FIRST_DAY_OF_WEEK = 6

# Day before month; what Django falls back on reads 9/10/2018 as the tenth of September.
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S"]
DATETIME_INPUT_FORMATS = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M", "%d.%m.%Y %H:%M"]

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
