# The register: people, bodies, branches, organisations.

# Rights: "You do not have the right to this: …".
right-read-official = read official records
right-keep-register = keep the register of people, bodies, branches and organisations
right-invite = invite people into the system
right-prepare-document = prepare documents
right-adopt-document = enter adopted documents
right-correct-reading = correct the reading of a document
right-report = report on directives
right-report-for-others = write down reports of others
right-control = control execution
right-publish = publish for the federation and change its settings
right-audit = carry out audits
right-operate = look after the server

# What was done: a word for an entry of a history.
verb-founded = Founding
verb-created = Entry
verb-changed = Change
verb-seated = Seat taken
verb-unseated = Seat left
verb-invited = Invitation
verb-joined = Joining
verb-imported = Import
verb-adopted = Adoption
verb-charged = Put on control
verb-received = Extract received
verb-reported = Report
verb-accepted = Report accepted
verb-returned = Report returned
verb-withdrawn = Withdrawal
verb-asked = Extension asked for
verb-extended = Extension granted
verb-refused = Extension refused
verb-cancelled = Cancellation
verb-corrected = Reading corrected
verb-published = Publication
verb-audited = Audit remark

body-kind-conference = conference
body-kind-council = council
body-kind-presidium = presidium
body-kind-audit-commission = audit commission
body-kind-branch-council = branch council
body-kind-centre = centre
body-kind-editorial-board = editorial board
body-kind-support-centre = support centre
body-kind-working-group = working group

office-kind-chair = chair
office-kind-co-chair = co-chair, deputy
office-kind-secretary = secretary
office-kind-member = member
office-kind-candidate-member = candidate member

organisation-kind-member = member organisation
organisation-kind-partner = partner
organisation-kind-observer = observer
organisation-kind-candidate = candidate
organisation-kinds-member = Member organisations
organisation-kinds-partner = Partners
organisation-kinds-observer = Observers
organisation-kinds-candidate = Candidates

branch-state-active = active
branch-state-dormant = dormant

membership-candidate = candidate
membership-member = member
membership-suspended = suspended
membership-left = left

register-kind-body = body
register-kind-branch = branch
register-kind-organisation = organisation
register-kind-office = office
register-kind-person = person
register-kind-class = all of them

register-nav = Register
register-people-and-bodies = People and bodies
register-people = People
register-bodies = Bodies
register-branches = Branches
register-organisations = Organisations
register-invitations = Invitations
register-rights = My rights
register-settings = Settings
register-tables = Tables

register-person = Person
register-office = Office
register-offices = Offices
register-body = Body
register-branch = Branch
register-members = Members
register-name = Name
register-names = Name
register-kind = Kind
register-owner = Belongs to
register-owner-federation = the federation itself
register-owner-branch = a branch
register-owner-organisation = an organisation
register-term = Term
register-acts = Acts
register-exists = Exists
register-belongs = Belongs
register-history = History
register-none = not given
register-not-there = Does not exist at present
register-no-region = No region
register-change = Change
register-save = Save
register-do-not-save = Do not save
register-done = Done
register-show = Show
register-today = As of today

register-span-both = from { $from } until { $to }
register-span-since = since { $from }
register-span-from = since { $from }
register-span-to = until { $to }

register-composition = Composition
register-composition-on = Composition on { $day }
register-on-day = Who sat there on
register-nobody-sits = Nobody holds a seat.
register-no-chair = There is no chair: the seat is vacant.
register-acting-mark = (acting)
register-and-members = { $n ->
    [one] and { $n } more person
   *[other] and { $n } more people
 }
register-meets = Meets every few years.
register-charter = What each office may do
register-convocations = Convocations
register-convocation = Convocation
register-convocation-number = convocation { $number }
register-of-convocation = convocation { $number }
register-no-convocation = outside of a convocation
register-who-sat = who was elected
register-past-seats = Earlier compositions
register-past-offices = Earlier offices
register-offices-now = Offices
register-no-office-now = Holds no office at present.
register-seat-line = { $office }, { $body }

register-bodies-none = There are no bodies yet.
register-branches-none = There are no branches yet.
register-organisations-none = There are no organisations yet.
register-people-none = Nobody is in the register yet. Enter the first person or load a table.
register-branch-no-bodies = This branch has no bodies yet.

register-filter-when = When
register-filter-now = now
register-filter-past = not now
register-seat-with = with an office
register-seat-without = without an office

register-body-new = Form a body
register-body-change = Change the body
register-body-kind-hint = The kind decides which offices there are and what they may do. It does not change later.
register-branch-new = Found a branch
register-branch-change = Change the branch
register-branch-own-fields = This is what the branch keeps itself. Name, region and decisions are changed by the federation's secretary.
register-branch-state = State
register-organisation-new = Enter an organisation
register-organisation-change = Change the organisation
register-organisation-kind = Standing
register-person-new = Enter a person
register-person-change = Change a person's data
register-person-card = Card in the register

register-name-ru = Name in Russian
register-name-en = Name in English
register-names-ru = Names in Russian
register-names-en = Names in English
register-short-ru = Short name in Russian
register-short-en = Short name in English
register-abbreviations = Abbreviations
register-abbreviations-hint = What else documents call it. Several are separated by semicolons: CC; the Council.
register-cases = Cases of the Russian name
register-cases-hint = The program proposes those that are empty. Check them: they stand in extracts and letters.
register-ru-genitive = Genitive (нет кого, чего)
register-ru-dative = Dative (поручить кому, чему)
register-ru-accusative = Accusative (избрать кого, что)
register-ru-instrumental = Instrumental (сделано кем, чем)
register-ru-prepositional = Prepositional (сказано о ком, о чём)
register-region = Region
register-contacts = Contacts
register-unit-contacts-hint = These are the organisation's own: everybody sees them.
register-unit-email-hint = The branch's own address: everybody sees it, extracts go there.
register-email = E-mail
register-phone = Telephone
register-website = Website
register-address = Address
register-decision = Decision
register-admission = Decision or agreement on admission
register-founded-on = Founded on
register-formed-on = Formed on
register-dissolved-on = Dissolved from
register-joined-on = In the federation since
register-left-on = Leaves from
register-to-hint = The first day that no longer counts.
register-dissolve-hint = From this day neither the branch nor its bodies exist, and seats in them give nothing.

register-person-name = Name
register-family = Family name
register-given = Given name
register-patronymic = Patronymic or middle name
register-family-latin = Family name in Latin letters
register-given-latin = Given name in Latin letters
register-patronymic-latin = Patronymic in Latin letters
register-latin = Name in Latin letters
register-latin-hint = As the person writes it. Left empty, English pages show the name as it is.
register-person-contacts-hint = Only those who keep the register see e-mail and telephone.
register-letters-in = Language of letters
register-tongue-ru = Russian
register-tongue-en = English
register-tongue-federation = the federation's
register-consent = Consent to the processing of data
register-consent-version = Version of the consent
register-consent-hint = The mark of the text that the person agreed to, such as 2026-1.
register-consent-on = Day of the consent
register-consent-given = version { $version }, { $day }
register-consent-withdraw = Consent withdrawn
register-consent-withdrawn = consent withdrawn
register-branch-of-person-hint = The person becomes a member of this branch at once, which needs a consent.
register-person-like = Somebody of this name is in the register already. Look whether it is the same person.
register-person-same-email = Somebody with this e-mail address is in the register already. Look whether it is the same person.
register-body-like = { $name } exists already. An item that names one of two bodies of one name cannot tell which is meant. Give this one another name, or confirm that it is a second one.
register-body-another = This is a second body of that name, form it
register-person-like-these = In the register already:
register-person-another = This is another person, enter them
register-account = Account
register-account-yes = yes
register-account-no = none: send an invitation

register-membership = Membership
register-membership-state = State
register-membership-change = Change the state
register-no-membership = Belongs to no branch.
register-join = Admit to a branch
register-from-day = From
register-to-day = Until
register-affiliations = Affiliations
register-affiliations-hint = Seen by those who keep the register; by others only where the person has chosen so.
register-no-affiliation = None noted.
register-affiliate = Note an organisation
register-affiliation-open = seen by everybody
register-affiliation-closed = seen by the keepers of the register only
register-affiliation-show = Show to everybody
register-affiliation-show-hint = Only if the person wants it.
register-affiliation-end = Belongs no longer

register-convocation-new = New convocation
register-number = Number
register-elected-by = Elected by
register-elected-by-hint = The meeting and its decision, such as: third conference, resolution 4.
register-ends-the-last = Convocation { $number } ends with it
register-ends-the-last-hint = Seats of the earlier convocation give nothing from this day.
register-seat-new = Fill a seat
register-seat-do = Fill the seat
register-seat-what = From the beginning of the first day the person has the rights that this office gives.
register-person-hint = Family name, a part of the name, or the address of the card.
register-person-which = Which of them
register-person-several = Several people match: choose the one you mean.
register-person-none = Nobody called { $name } is in the register. Check the spelling, or enter the person first.
register-acting = Acts in the office
register-acting-hint = The seat is held for the time being; an elected chair may stand beside.
register-seat-decision-hint = Number and date of the decision that the seat rests on.
register-seated = The seat is taken
register-to-the-body = To the composition
register-seat-end = Vacate the seat
register-seat-end-title = { $person }, { $office }, { $body }: vacate the seat?
register-seat-end-loses = the rights that this office gave
register-ends-from = Vacant from
register-ends-from-hint = If that day has begun, the rights end at once.

register-cannot-backwards = The term ends before it begins. Swap the days.
register-cannot-empty = There is no day in this term. Let it end after it begins.
register-cannot-outside-body = { $how ->
    [both] The body exists from { $from } until { $to }: the term cannot begin earlier.
    [from] The body exists since { $from }: the term cannot begin earlier.
    [to] The body existed until { $to }: the term must begin before.
   *[none] The term does not fit into the life of the body.
 }
register-cannot-outside-convocation = { $how ->
    [both] The convocation lasts from { $from } until { $to }: the term must fit into it.
    [from] The convocation begins on { $from }: the term cannot begin earlier.
    [to] The convocation ends on { $to }: the term must fit into it.
   *[none] The term does not fit into that of the convocation.
 }
register-cannot-held = This person holds this office at that time already. Vacate the earlier seat first.
register-cannot-two-chairs = There is a chair at that time already. Vacate that seat, or note that the new one only acts.
register-cannot-convocations-meet = Convocation { $number } lies in that time. Say first when it ended.
register-cannot-number-taken = There is a convocation { $number } already. Take the next number.
register-cannot-member-already = This person belongs to the federation through a branch already. End that membership first.
register-cannot-affiliated-already = This affiliation is noted already.
register-cannot-not-there = There is no such branch or organisation on that day. Check the day.
register-cannot-founded-already = The federation has been founded here already. Sign in by your own invitation.
register-cannot-not-founded = The federation has not been founded here yet. Enter the founding decision first.
register-cannot-nobody-keeps = Nobody would be able to keep the register and to invite. Give at least one person the seat of chair or secretary in a council or presidium.
register-cannot-ended-already = It has ended, or is noted so already.
register-cannot-no-consent = The person's consent to the processing of data is needed: its version and day.
register-cannot-officers-invite = Chair and secretary hand out invitations: one of them has an account already.
register-cannot-seat-elsewhere = This person holds a seat outside of the branch. The federation's secretary keeps their data and invitations.
register-warning-acting-beside-chair = The body has a chair and an acting chair at once. Check whether that is so.
register-warning-audits-oneself = One person sits both in the audit commission and in a body that it audits. Look into the charter.

register-field-empty = Fill in this field.
register-field-name = Give a name in at least one language.
register-field-person-name = Give a family name or a given name.
register-field-long = Too long: at most { $max } characters.
register-field-many = Too many: at most { $max }.
register-field-control = The text has characters that cannot be printed. Type it anew.
register-field-day = There is no such day. Write, for example, 5 Nov 2026.
register-field-day-empty = Give a day.
register-field-future = That day has not come yet.
register-field-number = Give a number from 1 to 9999.
register-field-choose = Choose from the list.
register-field-email = This does not look like an e-mail address. Example: anna@example.org.
register-field-phone = This does not look like a telephone number. Example: +7 900 000-00-00.
register-field-website = This does not look like a web address. Example: https://example.org.
register-field-region = There is no region { $value }. The codes stand in the list of regions, such as RU-TVE.
register-field-code = The word { $value } does not do here. The description of the tables lists those that do.
register-field-owner = { $value }: a body cannot belong to that. Write federation, branch: name, or organisation: name.
register-field-zone = There is no time zone { $value }. Example: Europe/London.

register-tables-what = The register out and in as tables. You see beforehand what a table would change; all of it goes in or nothing.
register-table-people = People
register-table-organisations = Organisations
register-table-branches = Branches
register-table-bodies = Bodies
register-table-template = Template
register-table-export = Export
register-table-file = File
register-table-file-hint = A CSV table in UTF-8, with the column heads of the template.
register-table-look = See what would change
register-table-preview = What would change
register-table-counts = New: { $created }. Changed: { $changed }. The same: { $same }. Doubtful: { $doubtful }. Wrong: { $wrong }.
register-table-nothing = There is nothing new in this table.
register-table-doubtful = What to do with doubtful rows
register-table-doubtful-skip = Leave them out
register-table-doubtful-create = Enter them as new
register-table-do = Load the table
register-table-line = Line
register-table-fate = Outcome
register-table-what = Details
register-table-like = Is like:
register-table-done = The table is loaded
register-table-done-what = Entered: { $created }. Changed: { $changed }. Left out: { $skipped }.
register-table-to-list = To the list
register-fate-created = new record
register-fate-changed = changes
register-fate-doubtful = doubtful
register-fate-wrong = wrong
register-import-workbook = This is a workbook (.xlsx, .xls, .ods). Save the sheet as “CSV UTF-8” and load that file.
register-import-not-utf8 = The file is not in UTF-8. Save the table as “CSV UTF-8” and load it again.
register-import-empty = There are no rows in the table.
register-import-broken = Line { $line } cannot be read as a table. Check quotes and separators.
register-import-column-unknown = There is no column { $column }. Take the heads from the template.
register-import-column-twice = The column { $column } stands twice.
register-import-rows = Too many rows: at most { $max } at once.
register-import-too-large = The file is too large: at most 32 MB.
register-import-wrong-rows = { $n ->
    [one] { $n } row is wrong: mend the file and load it again. Nothing has been changed.
   *[other] { $n } rows are wrong: mend the file and load it again. Nothing has been changed.
 }
register-import-no-such-id = There is no record { $id } in the register. Leave the address out if the record is new.
register-import-twice = The same stands in line { $line } already.
register-import-several = Several records are called { $name }. Write the address of the one you mean.
register-import-none = There is no record { $name }. Check the name, or enter it first.
register-import-consent-half = Both the version of the consent and its day are needed.
register-import-other-branch = The person belongs to another branch. A transfer is made on the person's card.
register-import-other-state = The state of a membership is changed on the person's card, where one says from which day.
register-import-body-fixed = The kind of a body and what it belongs to do not change. Dissolve it and form another.

register-invite = Invite
register-invite-again = Invite anew
register-invited = { $name }: the invitation is ready
register-invited-mailed = A letter with the link has been queued.
register-invited-once = The link is shown this once. It is good for two weeks; earlier invitations of this person have ended.
register-invited-by-hand = There will be no letter: the person's e-mail or the portal's address is not given. Hand the link over yourself.
register-invited-letter-only = The person has an account already, so the link went by letter only.
register-invitations-what = Chair and secretary hand out invitations. While none of them has an account, the operator may make a link.
register-invitations-nobody = At present there is nobody with the right to invite.
register-letter-invite-subject = { $federation }: invitation
register-letter-invite =
    Hello, { $name }.

    You are invited to the system of { $federation }. Open the link and set a password:
    { $link }

    The link is good for two weeks and only once. If you did not expect this, delete the letter.

register-rights-what = Nobody hands out rights: they follow from the seats that you hold now.
register-rights-none = You hold no seats in bodies at present.
register-rights-no-grant = This office gives no rights of its own.
register-rights-everybody = Everybody
register-rights-own-lines = reports on directives given to them in person
register-rights-belongs = Where you belong
register-rights-until = The next change: { $day }.
register-rights-operator = Operator of the server
register-rights-operator-what = You look after the program: mail, backups, jobs. This account has no access to the federation's records.
register-over-federation = over the whole federation
register-over-owner = { $name }
register-over-body = { $name }

register-ending-soon = Terms that end soon
register-first-steps = Where to begin
register-first-steps-what = The federation has been founded. Enter branches and people one by one or as a table.

register-settings-operator = The operator changes the portal's address only. All else is the federation's.
register-zone = Time zone
register-zone-hint = Days and terms begin by it.
register-language = Language
register-accent = Colour
register-accent-hint = Six characters after a hash: #7a4b12.
register-publish-execution = Show everybody how directives are carried out
register-publish-execution-hint = Stage and dates only; the texts of reports stay inside.
register-base-url = Address of the portal
register-base-url-hint = For links in letters: https://example.org.

register-begin = Founding
register-begin-what = Enter the founding decision and the first seats. This is one official act; after it the operator only looks after the server.
register-begin-federation = The federation
register-begin-decision = The founding decision
register-begin-decided-by = Decided by
register-begin-on = Day of the decision
register-begin-text = Text of the decision
register-begin-text-hint = In full, or where it is to be found: number, date, place.
register-begin-bodies-hint = A body without a name is not formed. Others are formed later.
register-begin-number = Number of the convocation
register-begin-conference = Conference
register-begin-council = Council
register-begin-audit-commission = Audit Commission
register-begin-seats = The first seats
register-begin-seats-hint = Empty rows do not count. A person with two seats stands in two rows. At least one must be chair or secretary of a council or presidium: they will invite the others.
register-begin-seat = Seat { $number }
register-begin-more = More rows
register-begin-do = Found the federation
register-begin-no-such-body = Choose a body that has a name.
register-begin-nobody = Enter at least one person.
register-founded = The federation is founded
register-founded-what = The decision and the first seats are on record.
register-founded-links = The links are shown this once. Hand each person theirs: it is good for two weeks.
register-founded-operator = From this minute your account is technical only.
register-founded-portal = Open the portal

toast-register-created = The record is entered.
toast-register-saved = Saved.
toast-register-seated = The seat is taken.
toast-register-unseated = The seat is vacant.

register-people-counted = { $n ->
    [one] { $shown } person
   *[other] { $shown } people
 }
register-branches-counted = { $n ->
    [one] { $shown } branch
   *[other] { $shown } branches
 }
register-bodies-counted = { $n ->
    [one] { $shown } body
   *[other] { $shown } bodies
 }
register-organisations-counted = { $n ->
    [one] { $shown } organisation
   *[other] { $shown } organisations
 }

# A body's charter: decisions change it.
register-charter-title = Charter
register-charter-what = Offices, numbers of seats and the quorum. Decisions change them; what was before stays in the history.
register-charter-of = Charter: { $body }
register-office-new = Add an office
register-office-edit = Change the office
register-office-kind = What kind of office
register-office-kind-hint = The rights of whoever holds it depend on this.
register-seats = Number of seats
register-seats-hint = Empty: as many as are elected.
register-seats-of = { $n ->
    [one] { $n } seat
   *[other] { $n } seats
 }
register-seats-any = as many as are elected
register-seats-taken = Taken
register-office-from = From
register-office-to = Closed from
register-office-to-hint = From this day on nobody can take it. End its seats first.
register-office-ended = Closed on { $day }
register-offices-of-body = Offices
register-charter-decision = Decision
register-charter-decision-hint = Which decision sets this, for example "resolution of the Third Conference".
register-quorum = Quorum
register-quorum-silent = the charter is silent
register-quorum-more-than-half = more than half of the members
register-quorum-at-least-half = at least half of the members
register-quorum-two-thirds = at least two thirds of the members
register-quorum-three-quarters = at least three quarters of the members
register-quorum-set = Set the quorum
register-quorum-by = { $decision }, from { $day }
register-field-seats = Give a number of seats from 1 to { $max }, or leave it empty.
register-field-decision = Name the decision.
register-cannot-outside-office = { $how ->
    [both] The office exists from { $from } until { $to }. Change the term.
    [from] The office exists from { $from }. Change the term.
    [to] The office is closed from { $to }. Change the term.
   *[none] The office does not exist on these days. Change the term.
 }
register-cannot-no-seat-left = { $n ->
    [one] The only seat is taken. End it first, or change the charter.
   *[other] All { $n } seats are taken. End one first, or change the charter.
 }
register-cannot-office-taken = { $n ->
    [one] { $n } person sits in the office after that day. End the seat first.
   *[other] { $n } people sit in the office after that day. End their seats first.
 }
register-cannot-seats-taken = { $n ->
    [one] { $n } seat is taken. There cannot be fewer until it is free.
   *[other] { $n } seats are taken. There cannot be fewer until they are free.
 }
