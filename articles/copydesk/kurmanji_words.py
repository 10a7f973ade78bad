"""Closed lists for the Kurmanji rules. Written for this newsroom."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> dict[str, str]:
    """Lines of «wrong right», with «_» between the words of a phrase."""
    pairs = (line.split() for line in text.strip().splitlines())
    return {wrong.replace("_", " "): right.replace("_", " ") for wrong, right in pairs}


# M1, M11: names that keep their Turkish letters although they have none of ğ, ö and ü.
TURKISH_NAMES = _words(
    """
    Yıldız Yıldırım Yılmaz Aydın Altın Işık Kılıç Çalık Sarı Kaplan Akın Balıkesir Kırıkkale
    Ağrı Diyarbakır Iğdır Kırşehir Çankırı Sakarya Şırnak Batıkent Ayşın Demirtaş Kışanak
    Bakırhan Tuncalı Sırrı Tanrıkulu Kadıköy Bakırköy Adıyaman Aladağ Kızılay Bayrampaşa Halıcı
    Sabancı Hakkı Rıza Fırat Meydanı Parkı Vakfı Bankası Barajı Havalimanı Kapısı Çarşısı Adası
    Stadı Sınırı Kanalı Kışlası Dayanışması
    """
)

# M4: only words that are no Kurmanji words without their accents.
ACCENTS = _pairs(
    """
    Kobane Kobanê
    Kobani Kobanê
    Qamislo Qamişlo
    Efrin Efrîn
    Sengal Şengal
    Hewler Hewlêr
    Suriye Sûriye
    Iran Îran
    Heseke Hesekê
    Mexmur Mexmûr
    Kerkuk Kerkûk
    Silemani Silêmanî
    Helebce Helebçe
    Minbij Minbic
    Amude Amûdê
    Derezor Dêrezor
    Dirbesiye Dirbêsiyê
    Dirbesiyê Dirbêsiyê
    Serekaniye Serêkaniyê
    Serekaniyê Serêkaniyê
    Serêkaniye Serêkaniyê
    Serê_Kaniye Serê_Kaniyê
    Girê_Spi Girê_Spî
    Gire_Spi Girê_Spî
    Tirbespi Tirbespî
    Til_Hemis Til_Hemîs
    Sehba Şehba
    Sirnex Şirnex
    Merdin Mêrdîn
    Mêrdin Mêrdîn
    Merdîn Mêrdîn
    Nisebin Nisêbîn
    Kirmasan Kirmaşan
    Israil Îsraîl
    nuce nûçe
    nuçe nûçe
    nûce nûçe
    kurdi kurdî
    Kurdi Kurdî
    kurmanci kurmancî
    Kurmanci Kurmancî
    pesmerge pêşmerge
    Pesmerge Pêşmerge
    pêsmerge pêşmerge
    sehid şehîd
    şehid şehîd
    civin civîn
    herem herêm
    Herem Herêm
    iro îro
    Iro Îro
    artes artêş
    rexistin rêxistin
    Rexistin Rêxistin
    hukumet hikûmet
    piştevani piştevanî
    azadi azadî
    Azadi Azadî
    cawa çawa
    gori gorî
    """
)

# M4: the same, also with a capital at the start of a sentence.
_IN_SENTENCES = _pairs(
    """
    hemu hemû
    cend çend
    penc pênc
    cima çima
    isal îsal
    işev îşev
    pişti piştî
    gundi gundî
    nezik nêzîk
    nezîk nêzîk
    nêzik nêzîk
    nêziki nêzîkî
    nêzîki nêzîkî
    rews rewş
    besdar beşdar
    lesker leşker
    leskeri leşkerî
    leşkeri leşkerî
    siyasi siyasî
    abori aborî
    civaki civakî
    çandi çandî
    dirok dîrok
    diroki dîrokî
    dîroki dîrokî
    başur başûr
    aşti aştî
    wezir wezîr
    serokwezir serokwezîr
    hikumet hikûmet
    reveber rêveber
    reveberi rêveberî
    rêveberi rêveberî
    reveberiya rêveberiya
    hezên hêzên
    parezer parêzer
    parezgeh parêzgeh
    pirtuk pirtûk
    pirtukxane pirtûkxane
    zaningeh zanîngeh
    peşmerge pêşmerge
    peşeroj pêşeroj
    pirsgirek pirsgirêk
    çareseri çareserî
    daxuyani daxuyanî
    rojnamevani rojnamevanî
    rojnamegeri rojnamegerî
    tekoşin têkoşîn
    tekoşîn têkoşîn
    têkoşin têkoşîn
    sores şoreş
    şores şoreş
    nivisi nivîsî
    nivisand nivîsand
    """
)
ACCENTS |= _IN_SENTENCES
ACCENTS |= {word.capitalize(): right.capitalize() for word, right in _IN_SENTENCES.items()}

# M8
PREPOSITIONS = _pairs(
    """
    jibo ji_bo
    jiber ji_ber
    jibil ji_bil
    liser li_ser
    liber li_ber
    linav li_nav
    dinav di_nav
    dinavbera di_navbera
    linavbera li_navbera
    lijêr li_jêr
    lipey li_pey
    lipêş li_pêş
    lipaş li_paş
    lidora li_dora
    liba li_ba
    lidijî li_dijî
    jinav ji_nav
    jiser ji_ser
    libin li_bin
    linik li_nik
    jibona ji_bona
    livir li_vir
    liwir li_wir
    jivir ji_vir
    jiwir ji_wir
    bihevre bi_hev_re
    """
)

# M5: case endings after acronyms, the longest first.
ENDINGS = ("yên", "yan", "yê", "ya", "ye", "yî", "ên", "an", "ê", "a", "î")
