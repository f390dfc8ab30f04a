# The sentences that the bot says. Bold: **text**. Data stands in knowledge/, not here.

## Dates
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-year = { $year }
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
since = since { $date }
as-of-exact = data from { $date }
as-of-about = data from about { $date }
as-of-since = data from { $date } or later
as-of-before = data from before { $date }
as-of-span = data from { $first }–{ $last }
as-of-span-about = data from about { $first }–{ $last }
as-of-undated = undated source
source-date-about = about { $date }
source-date-since = { $date } or later
source-date-before = before { $date }
source-undated = undated

## Conversation
greeting =
    Hello. I answer questions about the organisations, networks and charters that { $city } belongs to: what for, since when and on what basis. I also know which of them your institution can join, and how.
thanks = You're welcome. If there is anything else, just ask.
help =
    Ask in your own words, in Polish, English or Ukrainian. For example:
    • which organisations deal with transport?
    • does { $city } belong to { $example }?
    • since when, and what does it cost?
    • we are a small museum, what can we join?
    • why does the city belong to such networks?
    Every answer comes from sources that I name. What I don't know, I say.
text-only = I read text only. Please write your question in words.
old-button = This button is out of date. Please ask again.
none-of-these = I see. Please rephrase the name or the topic, and I will look again.
too-many = { $count ->
    [one] { $count } more message
   *[other] { $count } more messages
} came at once, too fast for me to answer each one. Please ask the most important one again.
trouble = Something went wrong and I can't answer right now. Please try again in a moment.
language-chosen = From now on I answer in English. A question in another language is answered in that language.
about = **Hejnał** tells which international organisations, networks and charters { $city } belongs to, and which of them a local institution can join.

    It knows { $organisations ->
        [one] **{ $organisations } organisation**
       *[other] **{ $organisations } organisations**
    }. The facts come from pages of the city, of the organisations themselves and from other public sources: { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    } in all. The sources stand under every answer.
about-newest = The newest data are from { $date }. Whatever is older than three years says so.
about-operator = It is run by { $operator }.
about-operator-unknown = Who runs it is not recorded in its knowledge.
about-program = The answers come from a program, not from an official. Before an important decision, please look at the source or ask the City Hall. The program is open source (MIT licence), and so is its knowledge (CC BY 4.0).
privacy = **What is kept**
    • The conversation: in the program's memory only, for half an hour after the last message. That is how I understand questions such as “and since when?”.
    • Counters for each day: how many answers there were, of what kind, in which language and on which topic, and how many ratings and reports of mistakes on which organisation. No identifiers, no texts, for 400 days.
    • Questions to which I found no answer: at most eight single words in their base form, in alphabetical order, with the day. Words that I know and acronyms are kept, any other only once it was used on three different days. They show what is missing.

    I store no names, no identifiers and no messages. Telegram keeps messages under its own rules.
understood-as = I take it you mean **{ $name }**.
did-you-mean = Do you mean one of these?
did-you-mean-one = Do you mean **{ $name }**?

## Not known
unknown-name = I know nothing about “{ $name }”. I know organisations and networks that { $city } belongs to, and those that a local institution can join.
unknown = That I don't know: I answer questions about the international organisations that { $city } belongs to.
detail-unknown = That I don't know about { $name }: the sources I have say nothing about it.
unknown-fellow = Where “{ $name }” takes part I don't know: of other cities I know only members from Poland, and not all of those.

## List
list-topic = { $taking ->
    [0] { $count ->
        [one] **{ $count } organisation** that I know of deals
       *[other] **{ $count } organisations** that I know of deal
    } with { $topic }; { $city } takes part in none of them.
   *[other] { $taking ->
        [one] **{ $taking } organisation** that { $city } takes part in deals
       *[other] **{ $taking } organisations** that { $city } takes part in deal
    } with { $topic }.{ $others ->
        [0] {""}
       *[other] {" "}I also know others ({ $others }) that the city does not belong to.
    }
}
list-on = Topic: { $topic }. { $list }
list-among = Of the last list { $count ->
    [one] **{ $count } organisation** fits:
   *[other] **{ $count } organisations** fit:
}
list-beyond = Nothing on the last list fits. Beyond it: { $list }
list-all = I know { $count ->
    [one] **{ $count } organisation, network or charter**
   *[other] **{ $count } organisations, networks, charters and titles**
}. Those that { $city } takes part in come first ({ $taking }).
list-text = { $count ->
    [one] **{ $count } organisation** fits:
   *[other] **{ $count } organisations** fit:
}
list-belongs = { $city } belongs to { $count ->
    [one] **{ $count } organisation, network or charter**:
   *[other] **{ $count } organisations, networks and charters**:
}
list-council = By decision of the City Council, { $city } joined { $count ->
    [one] **{ $count } organisation**:
   *[other] **{ $count } organisations**:
}
list-mayor = By the mayor's decision or signature, { $city } takes part in { $count ->
    [one] **{ $count } initiative**:
   *[other] **{ $count } initiatives**:
}
list-signed = { $city } has signed { $count ->
    [one] **{ $count } charter or declaration**:
   *[other] **{ $count } charters and declarations**:
}
list-title = { $city } was given { $count ->
    [one] **{ $count } title**:
   *[other] **{ $count } titles**:
}
list-informal = Without formal membership, { $city } is involved in { $count ->
    [one] **{ $count } network**:
   *[other] **{ $count } networks**:
}
list-participant = Without being a member, { $city } takes part in { $count ->
    [one] **{ $count } initiative**:
   *[other] **{ $count } initiatives**:
}
list-institution = Through a municipal company or institution, { $city } takes part in { $count ->
    [one] **{ $count } organisation**:
   *[other] **{ $count } organisations**:
}
list-former = { $count ->
    [one] **{ $count } membership or title** is over:
   *[other] **{ $count } memberships and titles** are over:
}
list-unclear = I do not know whether { $city } belongs to { $count ->
    [one] this organisation
   *[other] these { $count } organisations
}: no source says so clearly.
list-absent = Of those I know, { $city } does not belong to { $count ->
    [one] **{ $count } organisation**:
   *[other] **{ $count } organisations**:
}
list-fee = As far as I know, { $count ->
    [one] **{ $count } organisation** charges a fee, at least to some of its members:
   *[other] **{ $count } organisations** charge a fee, at least to some of their members:
}
list-free = According to the sources, { $count ->
    [one] **{ $count } organisation** is free to take part in:
   *[other] **{ $count } organisations** are free to take part in:
}
list-paid = According to the sources, { $city } pays a fee in { $count ->
    [one] **{ $count } organisation**:
   *[other] **{ $count } organisations**:
}
list-office = { $city } holds or held an office in { $count ->
    [one] **{ $count } organisation**:
   *[other] **{ $count } organisations**:
}
list-seat = { $count ->
    [one] **{ $count } organisation** has its seat there:
   *[other] **{ $count } organisations** have their seat there:
}
list-dated = { $count ->
    [one] **{ $count } organisation** fits:
   *[other] **{ $count } organisations** fit:
}
list-open-to = **For { $institution }**, from this list: { $names }.
list-open-to-none = For { $institution } there is nothing on this list to join by itself.
list-newest = The newest memberships and signatures:
list-oldest = The oldest memberships and signatures:
because-words = In its description: { $words }.

## How the city stands to it
standing-member = { $city } is a member.
standing-member-since = { $city } has been a member { $since }.
standing-signatory = { $city } is a signatory.
standing-signatory-since = { $city } has been a signatory { $since }.
standing-title-holder = { $city } holds the title.
standing-title-holder-since = { $city } has held the title { $since }.
standing-title-over = { $city } held the title in { $year }.
standing-participant = { $city } takes part.
standing-participant-since = { $city } has taken part { $since }.
standing-through = Taking part: { $institutions }.
standing-former-member = { $city } is no longer a member.
standing-over = The city's part in it ended in { $year }.
standing-not-member = { $city } is not a member.
standing-not-in = { $city } does not take part.
standing-not-member-but = { $city } is not a member. Local institutions that take part: { $institutions }.
standing-not-in-but = { $city } does not take part. Local institutions that do: { $institutions }.
standing-unknown = Whether { $city } is a member is not known.
standing-resolution = Resolution no. { $number } of { $date }
standing-consent = Minister's consent: { $date }.

## Does it belong
verdict-yes-member = **Yes**, { $city } belongs to { $name }.
verdict-yes-member-since = **Yes**, { $city } has belonged to { $name } { $since }.
verdict-yes-signatory = **Yes**, { $city } is among the signatories: { $name }.
verdict-yes-signatory-since = **Yes**, { $city } has been among the signatories { $since }: { $name }.
verdict-yes-title = **Yes**, { $city } holds the title: { $name }.
verdict-yes-title-since = **Yes**, { $city } has held the title { $since }: { $name }.
verdict-participant = **It takes part**, but is not a member: { $name }.
verdict-participant-institution = **The city is not a member**, but takes part through an institution of its own: { $name }.
verdict-member = **Yes.** { $name }: { $member } is among those that take part.
verdict-former = **No longer.** { $name }: the city's part in it ended in { $year }.
verdict-former-member = **No longer.** { $name }: { $city } used to belong.
verdict-no = **No.** { $name }: { $city } is not a member.
verdict-no-not-in = **No.** { $name }: { $city } does not take part.
verdict-no-but = Local institutions that take part: { $institutions }.
verdict-unknown = **I don't know for certain.** { $name }: the sources I have do not say clearly whether the city is a member.
verdict-check = You can check at the source: { $website }
decided-council = The City Council decided: resolution no. { $number } of { $date }

## Details
detail-since = since when
detail-resolution = resolution
detail-coordinator = who handles it
detail-website = website
detail-seat = seat
detail-founded = origins
detail-member-count = members
detail-polish-members = members from Poland
detail-fee = cost
detail-events = events
detail-roles = offices held
detail-benefits = what it gives
detail-topics = topics
detail-activities = activities
also-governance = How it is run
also-aims = Aims
also-awards = Awards
also-plans = Plans
also-history = Earlier
also-background = How it came about
fee-city = City
fee-members = Members
cost-unknown = the sources don't say.
founded-year = Founded in **{ $year }**.
since-year = { $city }: **{ $since }**.
since-through = { $institutions }: **{ $since }**.

## Card
card-official = Official Polish name: { $name }
card-benefits = What it gives
card-roles = Offices held
card-coordinator = Who handles it
card-institutions = Local institutions
card-who = Who can join
card-cost = Fees
card-cost-city = What the city pays
card-topics = Topics
card-uncertain = Uncertain
sources = Sources
source = Source

## Ways in
route-city-only = the city only
route-city-only-through = the city only; others take part through { $hall }
route-via-city-hall = through { $hall } or a municipal institution
route-via-national-body = through a national body
route-direct = directly
route-direct-and-city = directly; the city can join too
route-by-application-call = through an open call or competition
route-none = not open to new members
join-one = **{ $name }**: how to join
join-who = For whom
join-how = How to apply
join-institutions = Institutions
join-individuals = Individuals
join-cities = Cities
join-cost = Fees
join-duties = Duties
join-write = Only the city can join. Ideas for taking part can be sent to { $hall }.
ways-for = For { $institution }: { $count ->
    [one] **{ $count } way in**.
   *[other] **{ $count } ways in**.
}
ways-for-topic = For { $institution }, topic “{ $topic }”: { $count ->
    [one] **{ $count } way in**.
   *[other] **{ $count } ways in**.
}
ways-topic = { $count ->
    [one] **{ $count } network** fits that one can join.
   *[other] **{ $count } networks** fit that one can join.
}
ways-through-city = **Through the city**: { $names }. { $city } is the member; an institution can take part in the activities.
ways-whom = Whom to write to: { $hall }.
ways-free = According to the sources, this is free: { $names }. Of the others no price is known to me; those that charge a fee are left out.
ways-free-unknown = No source says of any of them that it is free, but those that are known to charge a fee are left out.
ways-fee = Here are only those that are known to charge a fee.

## Benefits and how the city joins
benefits-head = **Why { $city } belongs to such organisations**
process-head = **How { $city } joins, and how an institution can take part**

## Buttons
button-more = More ({ $count })
button-whole = Show all
button-back = Back
button-join = How to join
button-join-one = { $name }: how to join
button-what-for = What it gives
button-more-about = More: { $name }
button-website = Website
button-city-page = Page of the city
button-join-page = How to join (page)
button-all = All organisations
button-topics = Topics
button-institutions = For my institution
button-why = Why belong to them
button-how = How the city joins
language-name = English
button-none = None of these
choose-topic = Please choose a topic:
choose-institution = What kind of institution is it?
choose-topic-for = For { $institution }: which topic?
choose-language = Which language shall I answer in?
button-previous = Previous
button-any-topic = All topics
button-other-topic = Another topic
button-belongs = Those { $city } belongs to
button-share = Send to someone
button-copy = Copy { $text }
button-copy-resolution = Copy resolution no.
button-report = Report a mistake
button-helped = Helpful 👍
button-missed = Not helpful 👎
button-about = About the bot
button-privacy = Privacy
button-help = What you can ask
button-private = Open in a private chat

## Ratings and reports
feedback-thanks = Thank you, good to know.
feedback-down = Thank you. Please write what was missing, or ask in other words, and I will look again.
report-thanks = Thank you. Your report is noted: the data on this organisation will be checked.

## Terminal
terminal-welcome = { $city }: international organisations. Ask away; /help helps, Ctrl-D leaves.
terminal-bye = Goodbye.

## Telegram
command-start = Start the conversation
command-organisations = All organisations
command-topics = Topics, from heritage to climate
command-join = What my institution can join
command-language = Language: Polish, English, Ukrainian
command-help = What you can ask
command-about = Where the data come from, how new they are
command-privacy = What is kept
bot-description = Ask which international organisations, networks and charters { $city } belongs to, what for and since when, and which of them your institution can join. I answer in Polish, English and Ukrainian, always with the source. What I don't know, I say.
bot-short-description = { $city } in international organisations: which, since when, and which of them your institution can join.
inline-more = Ask the bot
inline-nothing = Nothing found. Ask in a private chat
