# Lines, reports, control, the execution report.
stage-open = waiting for its owner
stage-accepted = accepted
stage-in-progress = in progress
stage-reported = report to be judged
stage-returned = returned for more work
stage-done = done
stage-partly-done = partly done
stage-not-done = not done
stage-no-action = no action needed
stage-cancelled = cancelled
stage-replaced = replaced
stage-carried-over = carried over
mark-late = late
mark-silent = silent
mark-extended = extended
mark-done-late = done late
mark-no-word = no word yet
claim-in-progress = in progress
claim-hint-in-progress = The directive stays open; the controller sees how it goes.
claim-done = done
claim-hint-done = The report goes to the controller.
claim-partly-done = partly done
claim-hint-partly-done = No more will be done. Write what is left and why.
claim-not-done = cannot be done
claim-hint-not-done = Explain why. The controller has the last word.
part-lead = lead
part-co = co-executor
report-state-waiting = waiting
report-state-accepted = accepted
report-state-returned = returned
extension-state-waiting = waiting for an answer
extension-state-accepted = granted
extension-state-returned = refused
close-hint-not-done = It should have been done and was not.
close-hint-partly-done = A part was done, no more will be.
close-hint-no-action = Nothing had to be done.
close-hint-cancelled = A later decision cancelled the directive.
close-hint-replaced = A later decision replaced the directive.
close-hint-carried-over = The duty passed into a new resolution.
nav-lines = Directives
nav-execution = Execution report
line-no-owner = owner not determined
line-card = { $place }, { $stage }
line-day-odd = There is no such date. Write it like 5 Nov 2026.
line-text-long = Too long: at most { $most } characters.
toast-line-closed = The directive is closed.
close-stage = How it ended
close-reason = Reason
close-decision = The decision that this rests on
close-decision-hint = Needed to cancel or replace. Begin to type its number and choose from the list, or paste its address.
close-do = Close the directive
close-lead = A controller closes a directive in this way when no report of the owner is to come. The owner can no longer report; the record with its reason stays for good.
close-title = Close without a report
close-all = How it ended
close-by-decision = decision No. { $number }
close-by = Closed by { $by }
line-back = Back without changes
line-place = { $kind } No. { $number } of { $day }, item { $item }
line-correct = Correct the reading
line-more = { $n ->
    [1] 1 more line
   *[other] { $n } more lines
 }
line-corrections = Corrections of the reading
line-document = Document
line-nature = Nature
line-deadline = Deadline
line-as-written = as written: { $written }
line-first-due = First deadline
line-owner-gone = the owner is no longer in the register
line-owners = Owners
line-owner = Owner
line-controller = Controller
line-head-drawing = Course
line-state = State
line-heard = Last heard
line-never-heard = never
line-correction = Version { $version }
line-owner-odd = There is no such owner in the register. Choose from the list.
toast-line-corrected = The reading is corrected, the lines follow it.
line-correction-reason = Why the reading was wrong
line-owner-nobody = Nobody
line-owners-hint = The first leads, the others take part. With nobody named, it stays with the adopting body.
line-owner-nth = Owner { $n }
line-owner-more = Another owner
line-deadline-hint = As people write: by 1 August 2026, quarterly, at all times.
line-correction-reason-hint = The reason stays in the history of the directive.
line-correction-do = Correct the reading
line-back-directive = Back without changes
line-correction-title = Correct the reading
line-correction-lead = The adopted text stays as it is; only how it was understood is corrected. Those who were not meant have their open lines cancelled with this reason; those who are named get theirs.
toast-extension-asked = The request went to the controller.
extension-now = The present deadline: { $due }
extension-until-field = Until which day
extension-reason = Why time is needed
extension-reason-hint = The controller decides by these words.
extension-send = Send the request
extension-title = Ask for a later deadline
line-archival = The document is older than this system. Nobody has said here yet what became of this directive; until somebody takes it up there are no reminders and it does not count as late.
line-no-owner-long = The text names no owner, or one whom the register does not know, so the directive stands against the body that adopted it.
line-facts = Facts
line-history = History
line-take = Take it on
line-ask-time = Ask for more time
line-close = Close without a report
line-controller-none = none
line-somebody = somebody
line-program = the program
line-item = Item
line-all-corrected = { $n ->
    [1] The owner of this directive, and corrections
   *[other] All { $n } owners of this directive, and corrections
 }
line-since = In force since
line-done = Done on
line-address = Address
report-waits = The last report waits for the controller.
extension-waits = The request to extend until { $until } waits for the controller.
report-judge = Judge the report
report-reason = A word to the owner
report-reason-hint = When you return the report, say what is missing; when you accept it, you may leave this empty.
report-return = Return for more work
extension-answer = Answer the request for more time
extension-word = A word to the owner
extension-word-hint = When you refuse, say why.
extension-grant = Extend until { $until }
extension-refuse = Refuse
report-all = Reports
report-none = There have been no reports yet.
report-evidence = Evidence
report-by-for = Told by { $said }, written down by { $by }
report-by = Written by { $by }
report-released = Open to all
report-hide = No longer show to everybody
report-release = Show the report to everybody
extension-all = Extensions
extension-until = Extension until { $until }
extension-by = Asked by { $by }
extension-judged-by = Answered by { $by }
line-periods = Past periods
line-period-done = done on { $day }
line-seen-by = Who sees this
line-seen-by-whom = The owner, and those whose seat in a body lets them read official records, see this directive.
line-seen-by-released = { $n ->
    [1] 1 report is open: everybody sees it.
   *[other] { $n } reports are open: everybody sees them.
 }
line-seen-by-public = Stage and dates are shown to everybody on the document’s page.
line-cited = Cited by
toast-line-taken = The directive is taken on.
toast-report-accepted = The report is accepted.
toast-report-returned = The report went back to its owner.
toast-report-released = The report is open to all.
toast-report-hidden = The report is no longer open to all.
toast-extension-granted = The deadline is extended.
toast-extension-refused = The extension is refused.
line-mine = Owed by you and your bodies
line-report = Report
line-waiting-all = All that waits
line-waiting = Waiting for your word
extension-asked = An extension until { $until } is asked for:
line-control = Under your control
line-document-unknown = There is no document “{ $typed }”. Give its number or short address.
line-document-several = Several documents have the number { $number }. Give the short address.
line-head-directive = Directive
line-none-first = Bring in a document
line-none = Nothing is on control yet. Lines appear when a document with directives is adopted.
line-chosen-off = remove
line-csv-cut = These are the first { $most } rows. Narrow the filters to get the others.
line-file-name = directives
line-filter-open = all open ones
line-stage = Stage
line-mark = Mark
line-filter-who = Owner
line-filter-kind = Kind of owner
line-filter-from = Due from
line-filter-until = Due until
line-filter-document = Document
line-filter-body = Adopted by
line-filter-day-odd = The date “{ $typed }” could not be read, so it narrows nothing. Write it like 5 Nov 2026.
line-chosen-owner = Owner: { $owner }
line-filter-who-odd = No owner has “{ $typed }” in its name.
report-claim-missing = Choose how the matter stands.
report-link-odd = “{ $link }” does not look like an address. Paste all of it, such as https://example.org/news, or the address of a page of this portal.
report-links-many = Too many links: at most { $most }.
report-files-many = Too many files: at most { $most }. Untick those that are not needed.
toast-report-sent = The report is written down.
report-file-large = The file is over { $most } MB. Make it smaller, or put it elsewhere and give a link.
report-record-unknown = This portal has no record { $link }, or you may not see it.
report-title = Report on execution
report-title-for = Report in an owner’s words
report-claim = How the matter stands
report-day = Day
report-day-hint = The day on which it was done; today where work goes on.
report-account = What was done
report-account-hint = Short and to the point: these words go into the execution report.
report-links = Links
report-links-hint = One a line: an article, a recording, a page of this portal (a document, a directive, a branch).
report-files = Files
report-files-hint = At most { $most } files, each up to { $size } MB.
report-send = Send the report
report-said-by = Who told it
report-said-by-hint = Who and how: “chair of the branch, by telephone”. Who wrote it down is noted by itself.
report-kept = Uploaded already
line-drawn = { $state }; since { $from }, due { $due }
line-drawn-ended = { $state }; since { $from }, due { $due }, ended { $ended }
line-drawn-no-due = { $state }; since { $from }, no deadline
line-drawn-no-due-ended = { $state }; since { $from }, ended { $ended }
line-owner-body = body
line-owner-branch = branch
line-owner-organisation = organisation
line-owner-office = office
line-owner-person = person
line-owner-class = all at once
line-deed-adopted = The document was adopted
line-deed-corrected = The reading was corrected
line-deed-taken = Taken on
line-deed-reported = The owner reported
line-deed-accepted = The report was accepted
line-deed-returned = The report was returned
line-deed-asked = A later deadline was asked for
line-deed-extended = The deadline was extended
line-deed-refused = The extension was refused
line-deed-cancelled = Closed by the controller
line-deed-hidden = The report was closed to the public again
line-deed-other = The record was changed
line-deed-published = The report was opened to all
line-marks = Marks
line-part = Part
line-report-for = Write down an owner’s report
report-accept = Accept
report-accept-done = Accept as done
report-accept-partly = Accept as partly done
report-accept-not = Accept that it cannot be done
report-accepted-by = Accepted by { $by }
report-returned-by = Returned by { $by }
report-none-before = There were none before.
line-mine-all = All { $n } that are open
line-all = All owners
line-all-of = { $n ->
    [1] The owner of this directive
   *[other] All { $n } owners of this directive
 }
line-seen-by-nobody = Nobody else does.
line-heard-short = Heard of
line-due-day = Due day
line-deadline-text = Deadline in the text
line-late-by = { $days ->
    [1] Late by 1 day
   *[other] Late by { $days } days
 }
line-verdict-waiting = The report waits for the controller
line-verdict-returned = The report was returned
line-due-today = Due today
line-due-in = Due { $distance }
line-ended-on = { $stage } { $day }
line-missed-years = not done for { $years }
line-missed-days = { $n ->
    [1] missed: { $days }
   *[other] missed: { $days }
 }
line-missed-many = { $n ->
    [1] 1 period missed, { $day }
   *[other] { $n } periods missed, the first { $day }
 }
line-next = Next due
line-missed-next = next due { $day }
line-control-late = { $n ->
    [1] 1 directive is late
   *[other] { $n } directives are late
 }
line-control-waiting = { $n ->
    [1] 1 report waits for a controller
   *[other] { $n } reports wait for a controller
 }
line-control-silent = { $n ->
    [1] 1 directive is silent
   *[other] { $n } directives are silent
 }
line-controlled-by = controlled by { $controller }
line-reported = Reports that wait for the controller
line-report-again = Report again
line-overview = The whole federation
line-overview-none = Nothing is late, and no report waits for an answer.
line-overview-reports = Last reports
line-views = Which directives
line-view-late = Late
line-view-waiting = To be judged
line-view-silent = Silent
line-view-open = Open
line-view-closed = Closed
line-view-archival = Archival
line-view-all = All
line-none-late = Nothing is late.
line-none-waiting = No report waits for a controller.
line-none-silent = All open directives have fresh news.
line-none-open = No directive is open.
line-none-closed = No directive is closed.
line-none-archival = No archival directive is without word.
line-none-all = There are no directives.
line-count = { $n ->
    [1] 1 directive
   *[other] { $n } directives
 }
line-count-over = More than { $most } directives
line-part-past = Past the deadline
line-part-soon = Within 30 days
line-part-later = Later
line-part-no-day = Without a day
line-filter-mine = Whose
line-filter-mine-owed = mine and my bodies’
line-filter-mine-control = under my control
line-chosen-controller = Controller: { $owner }
report-state-withdrawn = withdrawn
report-withdrawn-by = Withdrawn by { $by }
report-waits-mine = Your report waits for the controller. Until the answer comes it can be corrected or withdrawn.
report-correct = Correct the report
report-withdraw = Withdraw the report
report-returned-why = The report was returned. What the controller answered:
report-evidence-before = From the earlier report
report-title-again = Report after a return
report-title-correct = Correct the report
toast-report-withdrawn = The report was withdrawn.
toast-report-corrected = The report was corrected.
line-deed-withdrawn = Report withdrawn
letter-document = { $kind } No. { $number } of { $day }. { $title }
letter-extract-item = { $item }. { $words } (due: { $deadline })
letter-extract-more = Items besides: { $n }
letter-words = What the controller wrote: { $words }
letter-no-words = The controller added no words.
letter-returned-subject = Report returned: { $place }
letter-returned = { $federation }

    { $owner }: the report on a directive was returned.
    { $text }
    { $place }

    { $words }

    The directive: { $address }

    The earlier report and its evidence are kept: correct them and send them again.
letter-extended-subject = Deadline extended: { $place }
letter-extended = { $federation }

    { $owner }: the deadline of a directive was extended.
    { $text }
    { $place }

    New deadline: { $until }
    { $words }

    The directive: { $address }
letter-refused-subject = Extension refused: { $place }
letter-refused = { $federation }

    { $owner }: the extension of a deadline was refused.
    { $text }
    { $place }

    Asked for until: { $until }
    { $words }

    The directive: { $address }
