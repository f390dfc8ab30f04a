# Речення, які каже бот. Жирний шрифт: **текст**. Дані стоять у knowledge/, не тут.

## Дати
month = { $month ->
    [1] січня
    [2] лютого
    [3] березня
    [4] квітня
    [5] травня
    [6] червня
    [7] липня
    [8] серпня
    [9] вересня
    [10] жовтня
    [11] листопада
   *[12] грудня
}
date-year = { $year } року
date-month = { $month } { $year } року
date-day = { $day } { $month } { $year } року
since = з { $date }
as-of-exact = дані { $date }
as-of-about = дані приблизно { $date }
as-of-since = дані { $date } або новіші
as-of-before = дані до { $date }
as-of-span = дані { $first }–{ $last } років
as-of-span-about = дані приблизно { $first }–{ $last } років
as-of-undated = джерело без дати
source-date-about = приблизно { $date }
source-date-since = { $date } або пізніше
source-date-before = до { $date }
source-undated = без дати

## Розмова
greeting =
    Добрий день. Відповідаю на запитання про організації, мережі та хартії, до яких належить { $city }: навіщо, відколи і на якій підставі. Скажу також, до яких із них може вступити ваша установа і як це зробити.
thanks = Будь ласка. Якщо виникнуть ще запитання, пишіть.
help =
    Питайте звичайними словами, польською, англійською або українською. Наприклад:
    • які організації займаються транспортом?
    • чи належить { $city } до { $example }?
    • відколи і скільки це коштує?
    • ми невеликий музей, куди можемо вступити?
    • навіщо місту такі мережі?
    Кожна відповідь має джерело, яке я називаю. Чого не знаю, про те так і кажу.
text-only = Я читаю лише текст. Напишіть, будь ласка, запитання словами.
old-button = Ця кнопка вже застаріла. Будь ласка, запитайте ще раз.
none-of-these = Зрозуміло. Напишіть назву або тему трохи інакше, і я пошукаю ще раз.
too-many = { $count ->
    [one] Надійшло ще { $count } повідомлення
    [few] Надійшло ще { $count } повідомлення
   *[other] Надійшло ще { $count } повідомлень
} одразу, і я не встигаю відповісти на кожне. Запитайте, будь ласка, ще раз про найважливіше.
trouble = Щось пішло не так, і зараз я не можу відповісти. Спробуйте, будь ласка, за хвилину.
language-chosen = Відтепер відповідаю українською. На запитання іншою мовою відповім тією ж мовою.
about = **Hejnał** розповідає, до яких міжнародних організацій, мереж і хартій належить { $city } і до яких може вступити місцева установа.

    Він знає { $organisations ->
        [one] **{ $organisations } організацію**
        [few] **{ $organisations } організації**
       *[other] **{ $organisations } організацій**
    }. Факти взято зі сторінок міста, самих організацій та інших публічних джерел: загалом { $pages ->
        [one] { $pages } сторінка
        [few] { $pages } сторінки
       *[other] { $pages } сторінок
    }. Джерела стоять під кожною відповіддю.
about-newest = Найновіші дані — з { $date }. Дані, старші за три роки, позначено.
about-operator = Його веде { $operator }.
about-operator-unknown = Хто його веде, у його знаннях не записано.
about-program = Відповідає програма, а не посадовець. Перед важливим рішенням перевірте, будь ласка, джерело або запитайте в мерії. Програма відкрита (ліцензія MIT), знання теж (CC BY 4.0).
privacy = **Що запам'ятовується**
    • Розмова: лише в пам'яті програми, протягом пів години після останнього повідомлення. Завдяки цьому я розумію запитання на кшталт «а відколи?».
    • Лічильники за кожен день: скільки було відповідей, якого виду, якою мовою і на яку тему, а також скільки оцінок і повідомлень про помилки щодо якої організації. Без ідентифікаторів і без текстів, протягом 400 днів.
    • Запитання, на які я не знайшов відповіді: щонайбільше вісім окремих слів у початковій формі, за абеткою, з датою дня. Залишаються слова, які я знаю, та абревіатури; інші лише тоді, коли трапляться у три різні дні. Вони показують, чого бракує.

    Я не зберігаю імен, ідентифікаторів і текстів повідомлень. Самі повідомлення зберігає Telegram за власними правилами.
understood-as = Розумію так: **{ $name }**.
did-you-mean = Ідеться про одну з цих організацій?
did-you-mean-one = Ідеться про **{ $name }**?

## Не знаю
unknown-name = Про «{ $name }» я нічого не знаю. Знаю організації та мережі, до яких належить { $city }, і ті, до яких може вступити місцева установа.
unknown = Цього я не знаю: відповідаю на запитання про міжнародні організації, до яких належить { $city }.
detail-unknown = Цього про { $name } я не знаю: у моїх джерелах такої інформації немає.
unknown-fellow = Де бере участь місто із запитання («{ $name }»), я не знаю: з інших міст знаю лише членів із Польщі, і то не всіх.

## Список
list-topic = { $taking ->
    [0] { $topic } { $count ->
        [one] займається **{ $count } організація**, яку я знаю
        [few] займаються **{ $count } організації**, які я знаю
       *[other] займається **{ $count } організацій**, які я знаю
    }; { $city } не бере участі в жодній.
   *[other] { $topic } { $taking ->
        [one] займається **{ $taking } організація**, у якій бере участь { $city }
        [few] займаються **{ $taking } організації**, у яких бере участь { $city }
       *[other] займається **{ $taking } організацій**, у яких бере участь { $city }
    }.{ $others ->
        [0] {""}
       *[other] {" "}Знаю також інші ({ $others }), до яких місто не належить.
    }
}
list-on = Тема: { $topic }. { $list }
list-among = З попереднього списку { $count ->
    [one] підходить **{ $count } організація**:
    [few] підходять **{ $count } організації**:
   *[other] підходить **{ $count } організацій**:
}
list-beyond = У попередньому списку такого немає. Поза ним: { $list }
list-all = Знаю { $count ->
    [one] **{ $count } організацію, мережу або хартію**
    [few] **{ $count } організації, мережі, хартії та титули**
   *[other] **{ $count } організацій, мереж, хартій і титулів**
}. Спочатку ті, у яких бере участь { $city } ({ $taking }).
list-text = { $count ->
    [one] Підходить **{ $count } організація**:
    [few] Підходять **{ $count } організації**:
   *[other] Підходить **{ $count } організацій**:
}
list-belongs = { $city } належить до { $count ->
    [one] **{ $count } організації, мережі або хартії**:
   *[other] **{ $count } організацій, мереж і хартій**:
}
list-council = За рішенням міської ради { $city } бере участь у { $count ->
    [one] **{ $count } організації**:
   *[other] **{ $count } організаціях**:
}
list-mayor = За рішенням або підписом мера { $city } бере участь у { $count ->
    [one] **{ $count } ініціативі**:
   *[other] **{ $count } ініціативах**:
}
list-signed = { $city } є підписантом { $count ->
    [one] **{ $count } хартії або декларації**:
   *[other] **{ $count } хартій і декларацій**:
}
list-title = Місто отримало { $count ->
    [one] **{ $count } титул**:
    [few] **{ $count } титули**:
   *[other] **{ $count } титулів**:
}
list-informal = Без формального членства { $city } співпрацює у { $count ->
    [one] **{ $count } мережі**:
   *[other] **{ $count } мережах**:
}
list-participant = Без членства { $city } бере участь у { $count ->
    [one] **{ $count } ініціативі**:
   *[other] **{ $count } ініціативах**:
}
list-institution = Через свою компанію чи установу { $city } бере участь у { $count ->
    [one] **{ $count } організації**:
   *[other] **{ $count } організаціях**:
}
list-former = Завершено { $count ->
    [one] **{ $count } членство або титул**:
    [few] **{ $count } членства або титули**:
   *[other] **{ $count } членств і титулів**:
}
list-unclear = Про { $count ->
    [one] { $count } організацію
    [few] { $count } організації
   *[other] { $count } організацій
} я не знаю, чи { $city } до них належить: жодне джерело не каже цього ясно.
list-absent = Із відомих мені організацій { $city } не належить до { $count ->
    [one] **{ $count }**:
   *[other] **{ $count }**:
}
list-fee = Внесок або плату, принаймні з частини членів, { $count ->
    [one] бере **{ $count } організація**, про яку я це знаю:
    [few] беруть **{ $count } організації**, про які я це знаю:
   *[other] бере **{ $count } організацій**, про які я це знаю:
}
list-free = За джерелами, участь безкоштовна у { $count ->
    [one] **{ $count } організації**:
   *[other] **{ $count } організаціях**:
}
list-paid = За даними джерел, { $city } сплачує внесок у { $count ->
    [one] **{ $count } організації**:
   *[other] **{ $count } організаціях**:
}
list-office = { $city } має або мав посади в керівництві { $count ->
    [one] **{ $count } організації**:
   *[other] **{ $count } організацій**:
}
list-seat = Осідок там { $count ->
    [one] має **{ $count } організація**:
    [few] мають **{ $count } організації**:
   *[other] має **{ $count } організацій**:
}
list-dated = Підходить { $count ->
    [one] **{ $count } організація**:
    [few] **{ $count } організації**:
   *[other] **{ $count } організацій**:
}
list-open-to = **Для { $institution }** з цього списку: { $names }.
list-open-to-none = Для { $institution } у цьому списку немає нічого, куди можна вступити самостійно.
list-newest = Найновіші членства й підписи:
list-oldest = Найдавніші членства й підписи:
because-words = В описі: { $words }.

## Як місто ставиться до організації
standing-member = { $city } є членом.
standing-member-since = { $city } є членом { $since }.
standing-signatory = { $city } є підписантом.
standing-signatory-since = { $city } є підписантом { $since }.
standing-title-holder = { $city } має цей титул.
standing-title-holder-since = { $city } має цей титул { $since }.
standing-title-over = Місто мало цей титул у { $year } році.
standing-participant = { $city } бере участь.
standing-participant-since = { $city } бере участь { $since }.
standing-through = Бере участь: { $institutions }.
standing-former-member = { $city } більше не є членом.
standing-over = Участь міста завершилася у { $year } році.
standing-not-member = { $city } не є членом.
standing-not-in = { $city } участі не бере.
standing-not-member-but = { $city } не є членом. Місцеві установи, які беруть участь: { $institutions }.
standing-not-in-but = { $city } участі не бере. Місцеві установи, які беруть участь: { $institutions }.
standing-unknown = Чи є { $city } членом, невідомо.
standing-resolution = Ухвала № { $number } від { $date }
standing-consent = Згода міністра: { $date }.

## Чи належить
verdict-yes-member = **Так**, { $city } належить до { $name }.
verdict-yes-member-since = **Так**, { $city } належить до { $name } { $since }.
verdict-yes-signatory = **Так**, { $city } серед підписантів: { $name }.
verdict-yes-signatory-since = **Так**, { $city } серед підписантів { $since }: { $name }.
verdict-yes-title = **Так**, { $city } має цей титул: { $name }.
verdict-yes-title-since = **Так**, { $city } має цей титул { $since }: { $name }.
verdict-participant = **Бере участь**, але не є членом: { $name }.
verdict-participant-institution = **Місто не є членом**, але бере участь через свою установу: { $name }.
verdict-member = **Так.** { $name }, серед учасників: { $member }.
verdict-former = **Уже ні.** { $name }: участь міста завершилася у { $year } році.
verdict-former-member = **Уже ні.** { $name }: місто належало раніше.
verdict-no = **Ні.** { $name }: { $city } не є членом.
verdict-no-not-in = **Ні.** { $name }: { $city } участі не бере.
verdict-no-but = Місцеві установи, які беруть участь: { $institutions }.
verdict-unknown = **Точно не знаю.** { $name }: у моїх джерелах немає надійної інформації про членство.
verdict-check = Перевірити можна в джерелі: { $website }
decided-council = Вирішила міська рада: ухвала № { $number } від { $date }

## Подробиці
detail-since = відколи
detail-resolution = ухвала
detail-coordinator = хто цим займається
detail-website = сайт
detail-seat = місцезнаходження
detail-founded = початки
detail-member-count = члени
detail-polish-members = члени з Польщі
detail-fee = внески
detail-events = події
detail-roles = участь у керівництві
detail-benefits = що це дає
detail-topics = теми
detail-activities = діяльність
also-governance = Керівництво
also-aims = Цілі
also-awards = Нагороди
also-plans = Плани
also-history = Раніше
also-background = Звідки це взялося
fee-city = Місто
fee-members = Члени
cost-unknown = джерела не вказують.
founded-year = Рік створення: **{ $year }**.
since-year = { $city }: **{ $since }**.
since-through = { $institutions }: **{ $since }**.

## Картка
card-official = Офіційна польська назва: { $name }
card-benefits = Що дає
card-roles = Участь у керівництві
card-coordinator = Хто цим займається
card-institutions = Місцеві установи
card-who = Хто може вступити
card-cost = Внески
card-cost-city = Скільки платить місто
card-topics = Теми
card-uncertain = Непевне
sources = Джерела
source = Джерело

## Шляхи вступу
route-city-only = лише місто
route-city-only-through = лише місто; інші можуть діяти за посередництвом { $hall }
route-via-city-hall = за посередництвом { $hall } або міської установи
route-via-national-body = через національну організацію
route-direct = безпосередньо
route-direct-and-city = безпосередньо; вступити може й місто
route-by-application-call = через конкурс або набір
route-none = вступити не можна
join-one = **{ $name }**: як вступити
join-who = Для кого
join-how = Як вступити
join-institutions = Установи
join-individuals = Особи
join-cities = Міста
join-cost = Внески
join-duties = Обов'язки
join-write = Вступити може лише місто. Пропозиції щодо співпраці можна надсилати до { $hall }.
ways-for = Для { $institution }: { $count ->
    [one] **{ $count } шлях**.
    [few] **{ $count } шляхи**.
   *[other] **{ $count } шляхів**.
}
ways-for-topic = Для { $institution }, тема «{ $topic }»: { $count ->
    [one] **{ $count } шлях**.
    [few] **{ $count } шляхи**.
   *[other] **{ $count } шляхів**.
}
ways-topic = Підходить { $count ->
    [one] **{ $count } мережа**, до якої можна вступити.
    [few] **{ $count } мережі**, до яких можна вступити.
   *[other] **{ $count } мереж**, до яких можна вступити.
}
ways-through-city = **Через місто**: { $names }. Членом є { $city }; установа може долучитися до заходів.
ways-whom = Куди писати: до { $hall }.
ways-free = За даними джерел, це безкоштовно: { $names }. Ціни решти я не знаю, а ті, про які відомо, що вони беруть плату, пропускаю.
ways-free-unknown = Про жодну з них джерела не кажуть, що вона безкоштовна; пропускаю лише ті, про які відомо, що вони беруть плату.
ways-fee = Тут лише ті, про які відомо, що вони беруть плату.

## Користь і шлях міста
benefits-head = **Навіщо { $city } належить до таких організацій**
process-head = **Як { $city } вступає і як може взяти участь установа**

## Кнопки
button-more = Далі ({ $count })
button-whole = Показати всі
button-back = Назад
button-join = Як вступити
button-join-one = { $name }: як вступити
button-what-for = Що це дає
button-more-about = Докладніше: { $name }
button-website = Сайт
button-city-page = Сторінка міста
button-join-page = Як вступити (сторінка)
button-all = Усі організації
button-topics = Теми
button-institutions = Для моєї установи
button-why = Навіщо це місту
button-how = Як вступає місто
language-name = Українська
button-none = Жодна з них
choose-topic = Оберіть, будь ласка, тему:
choose-institution = Яка це установа?
choose-topic-for = Для { $institution }: яка тема?
choose-language = Якою мовою мені відповідати?
button-previous = Попередні
button-any-topic = Усі теми
button-other-topic = Інша тема
button-belongs = До яких належить { $city }
button-share = Надіслати комусь
button-copy = Копіювати { $text }
button-copy-resolution = Копіювати № ухвали
button-report = Повідомити про помилку
button-helped = Допомогло 👍
button-missed = Не допомогло 👎
button-about = Про бота
button-privacy = Приватність
button-help = Про що можна питати
button-private = Відкрити в приватній розмові

## Оцінки й повідомлення про помилки
feedback-thanks = Дякую, добре знати.
feedback-down = Дякую. Напишіть, чого забракло, або запитайте іншими словами: я пошукаю ще раз.
report-thanks = Дякую. Повідомлення записано: дані про цю організацію буде перевірено.

## Термінал
terminal-welcome = { $city }: міжнародні організації. Питайте; /help допоможе, Ctrl-D завершить.
terminal-bye = До побачення.

## Telegram
command-start = Почати розмову
command-organisations = Усі організації
command-topics = Теми, від пам'яток до клімату
command-join = Куди може вступити моя установа
command-language = Мова: польська, англійська, українська
command-help = Про що можна питати
command-about = Звідки дані та наскільки вони нові
command-privacy = Що запам'ятовується
bot-description = Запитуйте, до яких міжнародних організацій, мереж і хартій належить { $city }, навіщо й відколи, і до яких може вступити ваша установа. Відповідаю польською, англійською та українською, завжди з джерелом. Чого не знаю, про те так і кажу.
bot-short-description = { $city } у міжнародних організаціях: до яких належить, відколи і куди може вступити ваша установа.
inline-more = Запитати бота
inline-nothing = Нічого не знайдено. Запитайте в приватному чаті
