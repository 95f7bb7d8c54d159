# Documents, drafts, extracts.
nav-documents = Documents
nav-drafts = Bring in a document

document-kind-resolution = Resolution
document-kind-decision = Decision
document-kind-minutes = Minutes
document-kind-motion = Motions
document-kind-other = Document
document-named = { $kind } No. { $number }
document-named-day = { $kind } No. { $number } of { $day }
document-front = Latest decisions
document-all = All documents
document-none = No documents have been adopted yet.

nature-charge = charge
nature-permanent = standing duty
nature-form = setting up
nature-appoint = appointment
nature-elect = election
nature-approve = approval
nature-note = taking note
nature-evaluate = evaluation
nature-amend = amendment of a document
nature-repeal = repeal
nature-authorize = authorisation
nature-control = control of execution
nature-effect = entry into force
nature-appeal = appeal
nature-declare = declaration

deadline-none = no deadline
deadline-by = by { $day }
deadline-on = on { $day }
deadline-span = from { $from } to { $to }
deadline-before = tied to an event: { $event }
deadline-at-once = at once
deadline-within = within { $length } of adoption
deadline-length-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
deadline-length-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
 }
deadline-length-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
 }
deadline-length-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
 }
deadline-length-and = { $months } and { $days }
deadline-daily = { $n ->
    [1] daily
   *[other] every { $n } days
 }
deadline-weekly = { $n ->
    [1] weekly
    [2] every fortnight
   *[other] every { $n } weeks
 }
deadline-monthly = { $n ->
    [1] monthly
    [3] quarterly
    [6] every half-year
   *[other] every { $n } months
 }
deadline-yearly = { $n ->
    [1] yearly
   *[other] every { $n } years
 }
deadline-recurring-day = { $rhythm }, by the { $day ->
    [1] 1st
    [2] 2nd
    [3] 3rd
    [21] 21st
    [22] 22nd
    [23] 23rd
    [31] 31st
   *[other] { $day }th
 }
deadline-recurring-last = { $rhythm }, by the end of the month
deadline-recurring-date = { $rhythm }, by { $date }
deadline-recurring-until = { $rhythm }, for the last time by { $until }
deadline-month-day = { $day } { $month }
deadline-standing = standing
deadline-standing-report = standing, report { $rhythm }

party-group-body = Bodies
party-group-class = All at once
party-group-branch = Branches
party-group-organisation = Organisations
party-group-office = Offices
party-group-person = People
