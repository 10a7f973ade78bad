import json

import pytest

from articles.copydesk import DEFAULT_HOUSE, House, check
from articles.copydesk.rules import RULES
from articles.copydesk.table import TABLE


def rules_found(text: str, language: str, house: House) -> dict[str, str]:
    return {finding.rule: finding.severity for finding in check(text, language, house)}


def test_every_rule_of_the_table_is_kept_in_some_language_and_no_other():
    assert {rule for rules in RULES.values() for rule in rules} == set(TABLE)


def test_rule_can_be_turned_off():
    assert rules_found("ثم... قال", "ar", House(severities={"C11": "off"})) == {}


@pytest.mark.parametrize("severity", ["style", "warning", "error"])
def test_rule_can_have_another_severity(severity):
    house = House(severities={"A14": severity, "C11": severity})
    assert rules_found("ثم... لا زال", "ar", house) == {"C11": severity, "A14": severity}


def test_house_spelling_is_reported_in_any_form_and_in_every_language():
    house = House(
        spellings={"ar": {"قامشلو": "القامشلي"}, "ckb": {"دیرک": "دێرک"}, "kmr": {"Derik": "Dêrik"}}
    )
    assert [found.text for found in check("وقامشلو", "ar", house)] == ["قامشلو"]
    assert [found.replacement for found in check("لە دیرک", "ckb", house)] == ["دێرک"]
    assert [found.text for found in check("li Derikê", "kmr", house)] == ["Derik"]


def test_phrase_can_have_a_house_spelling():
    house = House(spellings={"ar": {"قوات سورية": "قوات سوريا"}})
    found = check("وقوات سورية هنا", "ar", house)
    assert [(finding.text, finding.replacement) for finding in found] == [
        ("قوات سورية", "قوات سوريا")
    ]


def test_accepted_spellings_of_a_name_are_fine_one_at_a_time():
    house = House(names={"ar": (("كوباني", "كوبانه"),)})
    assert check("في كوبانه", "ar", house) == []
    both = check("في كوبانه وكوباني", "ar", house)
    assert [(found.rule, found.replacement) for found in both] == [("C15", "كوباني")]


def test_marks_are_the_house_s():
    house = House(
        ellipsis="...",
        percent="٪",
        quotes={"ar": ("“", "”"), "ckb": ("«", "»"), "kmr": ("«", "»")},
    )
    found = check('ثم… "نعم" 70%', "ar", house)
    assert [finding.replacement for finding in found] == ["...", "“نعم”", "٪"]
    assert check("Wî got «erê»...", "kmr", house) == []


def test_house_is_plain_data_and_back():
    data = json.loads(json.dumps(DEFAULT_HOUSE.to_dict()))
    assert House.from_dict(data) == DEFAULT_HOUSE
    assert House.from_dict({}) == DEFAULT_HOUSE


def test_quotes_of_one_language_keep_those_of_the_others():
    house = House.from_dict({"quotes": {"kmr": ["«", "»"]}})
    assert house.quotes == {**DEFAULT_HOUSE.quotes, "kmr": ("«", "»")}


@pytest.mark.parametrize(
    ("choices", "problem"),
    [
        ({"colour": 1}, "Unknown choice: 'colour'."),
        ({"severities": {"C99": "off"}}, "there is no rule 'C99'"),
        ({"severities": {"C1": "grave"}}, "'grave' is not one of off, style, warning, error"),
        ({"severities": []}, "severities: [] is not a table"),
        ({"spellings": {"fr": {}}}, "'fr' is not one of ar, ckb, kmr"),
        ({"spellings": {"ar": {"": "x"}}}, "'' is not a word"),
        ({"spellings": {"ar": {"x": 5}}}, "5 is not a word"),
        ({"spellings": {"ar": {"a": "b", "b": "c"}}}, "'b' is both wrong and right"),
        ({"spellings": {"ar": {"a" * 101: "b"}}}, "longer than 100 characters"),
        ({"names": {"ar": [["a"], ["b", "a"]]}}, "'a' stands there twice"),
        ({"names": {"ar": [[]]}}, "a name without a spelling"),
        ({"names": {"ar": "abc"}}, "'abc' is not a list"),
        ({"names": {"ar": ["abc"]}}, "'abc' is not a list"),
        ({"quotes": {"ar": ["«"]}}, "an opening and a closing mark are needed"),
        ({"quotes": {"ar": "«»"}}, "'«»' is not a list"),
        ({"ellipsis": "-"}, "ellipsis: '-' is not one of"),
        ({"percent": None}, "percent: None is not one of"),
    ],
)
def test_choice_that_can_not_be_is_refused_with_its_name(choices, problem):
    with pytest.raises(ValueError, match=".+") as refusal:
        House.from_dict(choices)
    assert problem in str(refusal.value)
