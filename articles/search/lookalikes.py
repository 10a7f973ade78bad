"""Kurdish words that look like a form of another word and are none, as search keys. Data only."""

_SORANI = """
ئاسمان ئامان ئەکادیمیک ئەلمان ئەلیکترونیک ئەلیکترونیکی ئەمریکی ئەمەریکی ئیران باران باریک باریکی
بەلجیکی پلاستیک پلاستیکی پەرلەمان پەیدا پەیمان پیکەوە تاران تاریک تاریکی ترافیک تەکنیک تەکنیکی
تەلەکە داستان دەرمان زمان زیان ژیان ستراتیجیک سلیمان سوران شەبەکە شەریک شەریکی فەرمان فیزیک فیزیکی
قارەمان کلاسیک کلاسیکی کرمان گرافیک گوران گومان گیان لوجیک مەکسیکی میتان نزیک نزیکی نیوان نەریمان
یاران
"""
_KURMANJI = """
aden alman asman baran beden bela belek beleke beran biden celek cihan cimen dere derman dilan diran
ermen felek ferman gelek gere goran gulan here hesek heseke hesen hinek huseyin insan jiyan kefen
kela kelek keten melek mere mevan nazan pere perek peyman resen rizan rojan roman semen serek soran
temen tene teneke were yekek yemen zelan zemen ziman
"""

LOOKALIKES = {"ckb": frozenset(_SORANI.split()), "kmr": frozenset(_KURMANJI.split())}
