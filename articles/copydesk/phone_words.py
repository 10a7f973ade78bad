"""Words that stand before a telephone number, and those that say a number is none."""

# As they begin: endings follow («هاتفه», "telefona wî").
LABELS = (
    "هاتف|هواتف|تلفون|تليفون|تلفن|جوال|موبايل|محمول|نقال|خلوي|خليوي|فاكس|واتس|تيليغرام|تلغرام|تليغرام"
    "|سيغنال|سيجنال|فايبر|رقمي|رقمه|رقمها|رقمهم|تواصل|اتصل|اتصال"
    "|تەلەفۆن|تەلەفون|تێلێفۆن|مۆبایل|مۆبایڵ|واتسئاپ|ڤایبەر|تێلیگرام|فاکس|پەیوەندی"
    "|telefon|têlefon|telephone|mobîl|mobil|whatsapp|viber|signal|telegram|tel|phone|gsm|fax|faks"
    "|pêwendî|peywendî|têkilî"
)
# What may stand between the word and the number.
BETWEEN = (
    "رقم|الرقم|به|بها|بهم|معه|معها|على|عبر|هو|هي|آب|اب"
    "|ژمارە|بە|jimar|hejmar|nimre|numre|bi|no|ya|li ser|wî|wê|min"
)
# What is counted is not called.
UNITS = (
    r"ليرة|ليرات|ل\.س|دولار|دينار|يورو|ألف|الف|مليون|مليار|بالمئة|بالمائة|نسمة|شخص|طن|كيلو|متر"
    "|لیرە|دۆلار|دینار|یۆرۆ|هەزار|ملیۆن|ملیار|کەس|تۆن|کیلۆ|مەتر"
    "|lîre|dolar|dînar|euro|ewro|hezar|milyon|milyar|kes|ton|kîlo|metre"
    r"|[$€£%٪]"
)
