# Zdania, które mówi bot. Pogrubienie: **tekst**. Dane stoją w knowledge/, nie tutaj.

## Daty
month = { $month ->
    [1] stycznia
    [2] lutego
    [3] marca
    [4] kwietnia
    [5] maja
    [6] czerwca
    [7] lipca
    [8] sierpnia
    [9] września
    [10] października
    [11] listopada
   *[12] grudnia
}
date-year = { $year } r.
date-month = { $month } { $year } r.
date-day = { $day } { $month } { $year } r.
since = od { $date }
as-of-exact = dane { $month ->
    [1] ze
   *[other] z
} { $date }
as-of-about = dane z ok. { $date }
as-of-since = dane { $month ->
    [1] ze
   *[other] z
} { $date } lub nowsze
as-of-before = dane sprzed { $date }
as-of-span = dane z lat { $first }–{ $last }
as-of-span-about = dane z lat ok. { $first }–{ $last }
as-of-undated = źródło bez daty
source-date-about = ok. { $date }
source-date-since = { $date } lub później
source-date-before = przed { $date }
source-undated = bez daty

## Rozmowa
greeting =
    Dzień dobry. Odpowiadam na pytania o organizacje, sieci i karty, do których należy { $city }: po co, od kiedy i na jakiej podstawie. Powiem też, do których może wejść Państwa instytucja i jak to zrobić.
thanks = Proszę bardzo. Gdyby było jeszcze jakieś pytanie, jestem tutaj.
help =
    Można pytać zwyczajnie, po polsku, angielsku albo ukraińsku. Na przykład:
    • które organizacje zajmują się transportem?
    • czy { $city } należy do { $example }?
    • od kiedy i ile to kosztuje?
    • jesteśmy małym muzeum, gdzie możemy wstąpić?
    • po co miasto należy do takich sieci?
    Każda odpowiedź pochodzi ze źródeł, które podaję. Czego nie wiem, o tym mówię.
text-only = Czytam tylko tekst. Proszę napisać pytanie słowami.
old-button = Ten przycisk jest już nieaktualny. Proszę zadać pytanie jeszcze raz.
none-of-these = Rozumiem. Proszę napisać nazwę albo temat trochę inaczej, a poszukam jeszcze raz.
too-many = { $count ->
    [one] Przyszła jeszcze { $count } wiadomość
    [few] Przyszły jeszcze { $count } wiadomości
   *[other] Przyszło jeszcze { $count } wiadomości
} naraz, za szybko, żebym odpowiedział na każdą. Proszę zapytać jeszcze raz o to, co najważniejsze.
trouble = Coś poszło nie tak i nie mogę teraz odpowiedzieć. Proszę spróbować za chwilę.
language-chosen = Od teraz odpowiadam po polsku. Na pytanie w innym języku odpowiem w tym języku.
about = **Hejnał** mówi, do jakich organizacji, sieci i kart międzynarodowych należy { $city } i do których może wejść miejscowa instytucja.

    Zna { $organisations ->
        [one] **{ $organisations } organizację**
        [few] **{ $organisations } organizacje**
       *[other] **{ $organisations } organizacji**
    }. Fakty pochodzą ze stron miasta, samych organizacji i innych źródeł publicznych: razem { $pages ->
        [one] { $pages } strona
        [few] { $pages } strony
       *[other] { $pages } stron
    }. Źródła stoją pod każdą odpowiedzią.
about-newest = Najnowsze dane są { $month ->
    [1] ze
   *[other] z
} { $date }. Dane starsze niż trzy lata są oznaczone.
about-operator = Prowadzi go { $operator }.
about-operator-unknown = Kto go prowadzi, nie jest zapisane w jego wiedzy.
about-program = Odpowiada program, nie urzędnik. Przed ważną decyzją proszę zajrzeć do źródła albo zapytać urząd. Program jest otwarty (licencja MIT), wiedza też (CC BY 4.0).
privacy = **Co jest zapamiętywane**
    • Rozmowa: tylko w pamięci programu, przez pół godziny od ostatniej wiadomości. Dzięki temu rozumiem pytania takie jak „a od kiedy?”.
    • Liczniki na każdy dzień: ile było odpowiedzi, jakiego rodzaju, w jakim języku i na jaki temat, oraz ile ocen i zgłoszeń błędu o której organizacji. Bez identyfikatorów i bez treści, przez 400 dni.
    • Pytania, na które nie znalazłem odpowiedzi: najwyżej osiem pojedynczych słów w formie podstawowej, alfabetycznie, z datą dnia. Zostają słowa, które znam, i skróty; inne dopiero, gdy padną w trzech różnych dniach. Dzięki nim można uzupełnić wiedzę.

    Nie zapisuję imion, identyfikatorów ani treści wiadomości. Wiadomości przechowuje Telegram, na własnych zasadach.
understood-as = Rozumiem: **{ $name }**.
did-you-mean = Chodzi o jedną z tych organizacji?
did-you-mean-one = Chodzi o: **{ $name }**?

## Nie wiem
unknown-name = O „{ $name }” nic nie wiem. Znam organizacje i sieci, do których należy { $city }, oraz takie, do których może wejść miejscowa instytucja.
unknown = Tego nie wiem: odpowiadam na pytania o organizacje międzynarodowe, do których należy { $city }.
detail-unknown = Tego o { $name } nie wiem: w źródłach, które mam, nie ma takiej informacji.
unknown-fellow = Gdzie bierze udział miasto z pytania („{ $name }”), tego nie wiem: z innych miast znam tylko członków z Polski, i to nie wszystkich.

## Lista
list-topic = { $taking ->
    [0] { $topic } { $count ->
        [one] zajmuje się **{ $count } organizacja**, którą znam
        [few] zajmują się **{ $count } organizacje**, które znam
       *[other] zajmuje się **{ $count } organizacji**, które znam
    }; { $city } w żadnej nie uczestniczy.
   *[other] { $topic } { $taking ->
        [one] zajmuje się **{ $taking } organizacja**, w której { $city } uczestniczy
        [few] zajmują się **{ $taking } organizacje**, w których { $city } uczestniczy
       *[other] zajmuje się **{ $taking } organizacji**, w których { $city } uczestniczy
    }{ $others ->
        [0] .
       *[other] . Znam też inne ({ $others }), do których miasto nie należy.
    }
}
list-on = Temat: { $topic }. { $list }
list-among = Z ostatniej listy { $count ->
    [one] pasuje **{ $count } organizacja**:
    [few] pasują **{ $count } organizacje**:
   *[other] pasuje **{ $count } organizacji**:
}
list-beyond = Na ostatniej liście nic takiego nie ma. Poza nią: { $list }
list-all = { $count ->
    [one] Znam **{ $count } organizację, sieć lub kartę**
    [few] Znam **{ $count } organizacje, sieci, karty i tytuły**
   *[other] Znam **{ $count } organizacji, sieci, kart i tytułów**
}. Najpierw te, w których { $city } uczestniczy ({ $taking }).
list-text = { $count ->
    [one] Pasuje do tego **{ $count } organizacja**:
    [few] Pasują do tego **{ $count } organizacje**:
   *[other] Pasuje do tego **{ $count } organizacji**:
}
list-belongs = { $city } należy do { $count ->
    [one] **{ $count } organizacji, sieci lub karty**:
   *[other] **{ $count } organizacji, sieci i kart**:
}
list-council = Decyzją rady miasta { $city } uczestniczy w { $count ->
    [one] **{ $count } organizacji**:
   *[other] **{ $count } organizacjach**:
}
list-mayor = Decyzją lub podpisem prezydenta { $city } uczestniczy w { $count ->
    [one] **{ $count } przedsięwzięciu**:
   *[other] **{ $count } przedsięwzięciach**:
}
list-signed = { $city } jest sygnatariuszem { $count ->
    [one] **{ $count } karty lub deklaracji**:
   *[other] **{ $count } kart i deklaracji**:
}
list-title = Miasto otrzymało { $count ->
    [one] **{ $count } tytuł**:
    [few] **{ $count } tytuły**:
   *[other] **{ $count } tytułów**:
}
list-informal = Bez formalnego członkostwa { $city } działa w { $count ->
    [one] **{ $count } sieci**:
   *[other] **{ $count } sieciach**:
}
list-participant = Bez członkostwa { $city } uczestniczy w { $count ->
    [one] **{ $count } przedsięwzięciu**:
   *[other] **{ $count } przedsięwzięciach**:
}
list-institution = Przez swoją spółkę lub instytucję { $city } uczestniczy w { $count ->
    [one] **{ $count } organizacji**:
   *[other] **{ $count } organizacjach**:
}
list-former = Zakończone { $count ->
    [one] jest **{ $count } członkostwo lub tytuł**:
    [few] są **{ $count } członkostwa lub tytuły**:
   *[other] jest **{ $count } członkostw i tytułów**:
}
list-unclear = O { $count ->
    [one] jednej organizacji
   *[other] { $count } organizacjach
} nie wiem, czy { $city } do nich należy: żadne źródło nie mówi tego jasno.
list-absent = { $city } nie należy do { $count ->
    [one] **{ $count } organizacji**, którą znam:
   *[other] **{ $count } organizacji**, które znam:
}
list-fee = Składki lub opłaty, przynajmniej od części członków, { $count ->
    [one] pobiera **{ $count } organizacja**, o której to wiem:
    [few] pobierają **{ $count } organizacje**, o których to wiem:
   *[other] pobiera **{ $count } organizacji**, o których to wiem:
}
list-free = Według źródeł udział jest bezpłatny w { $count ->
    [one] **{ $count } organizacji**:
   *[other] **{ $count } organizacjach**:
}
list-paid = Według źródeł { $city } płaci składkę w { $count ->
    [one] **{ $count } organizacji**:
   *[other] **{ $count } organizacjach**:
}
list-office = Funkcje we władzach { $city } pełni lub pełnił w { $count ->
    [one] **{ $count } organizacji**:
   *[other] **{ $count } organizacjach**:
}
list-seat = Siedzibę tam { $count ->
    [one] ma **{ $count } organizacja**:
    [few] mają **{ $count } organizacje**:
   *[other] ma **{ $count } organizacji**:
}
list-dated = Pasuje { $count ->
    [one] **{ $count } organizacja**:
    [few] **{ $count } organizacje**:
   *[other] **{ $count } organizacji**:
}
list-open-to = **Dla { $institution }** z tej listy: { $names }.
list-open-to-none = Dla { $institution } nie ma na tej liście nic, do czego można wejść samemu.
list-newest = Najnowsze członkostwa i podpisy:
list-oldest = Najstarsze członkostwa i podpisy:
because-words = W opisie: { $words }.

## Jak miasto stoi do organizacji
standing-member = { $city } jest członkiem.
standing-member-since = { $city } jest członkiem { $since }.
standing-signatory = { $city } jest sygnatariuszem.
standing-signatory-since = { $city } jest sygnatariuszem { $since }.
standing-title-holder = { $city } ma ten tytuł.
standing-title-holder-since = { $city } ma ten tytuł { $since }.
standing-title-over = Miasto miało ten tytuł w { $year } r.
standing-participant = { $city } bierze udział.
standing-participant-since = { $city } bierze udział { $since }.
standing-through = Uczestniczy: { $institutions }.
standing-former-member = { $city } już nie należy.
standing-over = Udział miasta zakończył się w { $year } r.
standing-not-member = { $city } nie jest członkiem.
standing-not-in = { $city } nie uczestniczy.
standing-not-member-but = { $city } nie jest członkiem. Miejscowe instytucje, które uczestniczą: { $institutions }.
standing-not-in-but = { $city } nie uczestniczy. Miejscowe instytucje, które uczestniczą: { $institutions }.
standing-unknown = Nie wiadomo, czy { $city } jest członkiem.
standing-resolution = Uchwała nr { $number } z { $date }
standing-consent = Zgoda ministra { $month ->
    [1] ze
   *[other] z
} { $date }.

## Czy należy
verdict-yes-member = **Tak**, { $city } należy do { $name }.
verdict-yes-member-since = **Tak**, { $city } należy do { $name } { $since }.
verdict-yes-signatory = **Tak**, { $city } jest wśród sygnatariuszy: { $name }.
verdict-yes-signatory-since = **Tak**, { $city } jest wśród sygnatariuszy { $since }: { $name }.
verdict-yes-title = **Tak**, { $city } ma ten tytuł: { $name }.
verdict-yes-title-since = **Tak**, { $city } ma ten tytuł { $since }: { $name }.
verdict-participant = **Bierze udział**, ale nie jest członkiem: { $name }.
verdict-participant-institution = **Miasto nie jest członkiem**, ale uczestniczy przez swoją instytucję: { $name }.
verdict-member = **Tak.** { $name }, wśród uczestników: { $member }.
verdict-former = **Już nie.** { $name }: udział miasta zakończył się w { $year } r.
verdict-former-member = **Już nie.** { $name }: miasto należało dawniej.
verdict-no = **Nie.** { $name }: { $city } nie jest członkiem.
verdict-no-not-in = **Nie.** { $name }: { $city } nie uczestniczy.
verdict-no-but = Miejscowe instytucje, które uczestniczą: { $institutions }.
verdict-unknown = **Nie wiem na pewno.** { $name }: w źródłach, które mam, nie ma pewnej informacji o członkostwie.
verdict-check = Można to sprawdzić u źródła: { $website }
decided-council = Zdecydowała rada miasta: uchwała nr { $number } z { $date }

## Szczegóły
detail-since = od kiedy
detail-resolution = uchwała
detail-coordinator = kto się tym zajmuje
detail-website = strona
detail-seat = siedziba
detail-founded = początki
detail-member-count = członkowie
detail-polish-members = członkowie z Polski
detail-fee = koszty
detail-events = wydarzenia
detail-roles = pełnione funkcje
detail-benefits = co daje
detail-topics = tematy
detail-activities = działania
also-governance = Władze
also-aims = Cele
also-awards = Nagrody
also-plans = Plany
also-history = Dawniej
also-background = Skąd to się wzięło
fee-city = Miasto
fee-members = Członkowie
cost-unknown = źródła nie podają.
founded-year = Rok powstania: **{ $year }**.
since-year = { $city }: **{ $since }**.
since-through = { $institutions }: **{ $since }**.

## Karta
card-official = Oficjalna polska nazwa: { $name }
card-benefits = Co daje
card-roles = Pełnione funkcje
card-coordinator = Kto się tym zajmuje
card-institutions = Miejscowe instytucje
card-who = Kto może przystąpić
card-cost = Składki
card-cost-city = Ile płaci miasto
card-topics = Tematy
card-uncertain = Niepewne
sources = Źródła
source = Źródło

## Drogi wejścia
route-city-only = tylko miasto
route-city-only-through = tylko miasto; inni mogą działać za pośrednictwem { $hall }
route-via-city-hall = za pośrednictwem { $hall } albo instytucji miejskiej
route-via-national-body = przez organizację krajową
route-direct = bezpośrednio
route-direct-and-city = bezpośrednio; może też przystąpić miasto
route-by-application-call = w naborze lub konkursie
route-none = przystąpić nie można
join-one = **{ $name }**: jak przystąpić
join-who = Dla kogo
join-how = Jak przystąpić
join-institutions = Instytucje
join-individuals = Osoby
join-cities = Miasta
join-cost = Składki
join-duties = Obowiązki
join-write = Przystąpić może tylko miasto. Propozycje współpracy można kierować do { $hall }.
ways-for = Dla { $institution }: { $count ->
    [one] **{ $count } droga wejścia**.
    [few] **{ $count } drogi wejścia**.
   *[other] **{ $count } dróg wejścia**.
}
ways-for-topic = Dla { $institution }, temat „{ $topic }”: { $count ->
    [one] **{ $count } droga wejścia**.
    [few] **{ $count } drogi wejścia**.
   *[other] **{ $count } dróg wejścia**.
}
ways-topic = Pasuje do tego { $count ->
    [one] **{ $count } sieć**, do której można wejść.
    [few] **{ $count } sieci**, do których można wejść.
   *[other] **{ $count } sieci**, do których można wejść.
}
ways-through-city = **Przez miasto**: { $names }. Członkiem jest { $city }; instytucja może włączyć się w działania.
ways-whom = Do kogo napisać: do { $hall }.
ways-free = Według źródeł nic nie kosztuje: { $names }. Ceny pozostałych nie znam, a te, o których wiem, że pobierają opłaty, pomijam.
ways-free-unknown = O żadnej z nich źródła nie mówią, że jest bezpłatna; pomijam tylko te, o których wiem, że pobierają opłaty.
ways-fee = To tylko te, o których wiem, że pobierają opłaty.

## Korzyści i droga miasta
benefits-head = **Po co { $city } należy do takich organizacji**
process-head = **Jak { $city } przystępuje i jak może wziąć udział instytucja**

## Przyciski
button-more = Dalej ({ $count })
button-whole = Pokaż wszystkie
button-back = Wstecz
button-join = Jak przystąpić
button-join-one = { $name }: jak przystąpić
button-what-for = Co to daje
button-more-about = Więcej: { $name }
button-website = Strona
button-city-page = Strona miasta
button-join-page = Jak przystąpić (strona)
button-all = Wszystkie organizacje
button-topics = Tematy
button-institutions = Dla mojej instytucji
button-why = Po co należeć
button-how = Jak przystępuje miasto
language-name = Polski
button-none = Żadna z nich
choose-topic = Proszę wybrać temat:
choose-institution = Jaka to instytucja?
choose-topic-for = Dla { $institution }: jaki temat?
choose-language = W jakim języku mam odpowiadać?
button-previous = Poprzednie
button-any-topic = Wszystkie tematy
button-other-topic = Inny temat
button-belongs = Do których należy { $city }
button-share = Wyślij komuś
button-copy = Kopiuj { $text }
button-copy-resolution = Kopiuj nr uchwały
button-report = Zgłoś błąd
button-helped = Pomogło 👍
button-missed = Nie pomogło 👎
button-about = O bocie
button-privacy = Prywatność
button-help = O co można pytać
button-private = Otwórz w prywatnej rozmowie

## Oceny i zgłoszenia
feedback-thanks = Dziękuję, dobrze wiedzieć.
feedback-down = Dziękuję. Proszę napisać, czego zabrakło, albo zapytać inaczej: poszukam jeszcze raz.
report-thanks = Dziękuję. Zgłoszenie zapisane: dane tej organizacji zostaną sprawdzone.

## Terminal
terminal-welcome = { $city }: organizacje międzynarodowe. Proszę pytać; /help pomaga, Ctrl-D kończy.
terminal-bye = Do widzenia.

## Telegram
command-start = Zacznij rozmowę
command-organisations = Wszystkie organizacje
command-topics = Tematy, od zabytków po klimat
command-join = Gdzie może wejść moja instytucja
command-language = Język: polski, angielski, ukraiński
command-help = O co można pytać
command-about = Skąd są dane i jak są nowe
command-privacy = Co jest zapamiętywane
bot-description = Pytaj, do jakich organizacji, sieci i kart międzynarodowych należy { $city }, po co i od kiedy, i do których może wejść Twoja instytucja. Odpowiadam po polsku, angielsku i ukraińsku, zawsze ze źródłem. Czego nie wiem, o tym mówię.
bot-short-description = { $city } w organizacjach międzynarodowych: do jakich należy, od kiedy i gdzie może wejść Twoja instytucja.
inline-more = Zapytaj bota
inline-nothing = Nic nie znaleziono. Zapytaj w prywatnej rozmowie
