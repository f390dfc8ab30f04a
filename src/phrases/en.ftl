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
understood-as = I take it you mean **{ $name }**.
did-you-mean = Do you mean one of these?
did-you-mean-one = Do you mean **{ $name }**?

## Not known
unknown-name = I know nothing about “{ $name }”. I know organisations and networks that { $city } belongs to, and those that a local institution can join.
unknown = That I don't know: I answer questions about the international organisations that { $city } belongs to.
detail-unknown = That I don't know about { $name }: the sources I have say nothing about it.

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
ways-topic = { $count ->
    [one] **{ $count } network** fits that one can join.
   *[other] **{ $count } networks** fit that one can join.
}
ways-through-city = **Through the city**: { $names }. { $city } is the member; an institution can take part in the activities.
ways-whom = Whom to write to: { $hall }.

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

## Terminal
terminal-welcome = { $city }: international organisations. Ask away; /help helps, Ctrl-D leaves.
terminal-bye = Goodbye.

## Telegram
command-start = Start the conversation
command-help = What you can ask
bot-description = Ask which international organisations, networks and charters { $city } belongs to, what for and since when, and which of them your institution can join.
inline-more = Ask the bot
inline-nothing = Nothing found. Ask in a private chat
