# Lines, reports, control, the execution report.
execution-said-nothing = There are no directives on control.
execution-said-no-word = { $all ->
    [1] Nothing is known of the only directive.
    *[other] Nothing is known of any of the { $all } directives.
 }
execution-said-all = { $all ->
    [1] The only directive is done.
    *[other] All { $all } directives are done.
 }
execution-said-all-every-late = { $all ->
    [1] The only directive is done, late.
    *[other] All { $all } directives are done, all of them late.
 }
execution-said-all-late = All { $all } directives are done, { $late } of them late.
execution-said-none-known = { $all ->
    [1] The only directive is not known to be done: { $rest }.
    *[other] None of { $all } directives is known to be done: { $rest }.
 }
execution-said-none = { $all ->
    [1] The only directive is not done: { $rest }.
    *[other] None of { $all } directives is done: { $rest }.
 }
execution-said-some = { $done ->
    [1] Of { $all } directives 1 is done; { $rest }.
    *[other] Of { $all } directives { $done } are done; { $rest }.
 }
execution-said-some-late = { $done ->
    [1] Of { $all } directives 1 is done, { $late } of them late; { $rest }.
    *[other] Of { $all } directives { $done } are done, { $late } of them late; { $rest }.
 }
execution-said-some-every-late = { $done ->
    [1] Of { $all } directives 1 is done, late; { $rest }.
    *[other] Of { $all } directives { $done } are done, all late; { $rest }.
 }
execution-rest-partly = { $n ->
    [1] 1 is partly done
    *[other] { $n } are partly done
 }
execution-rest-in-work = { $n ->
    [1] 1 is in hand
    *[other] { $n } are in hand
 }
execution-rest-late = { $n ->
    [1] 1 is overdue, by { $days ->
        [1] 1 day
       *[other] { $days } days
     }
   *[other] { $n } are overdue, the longest by { $days ->
        [1] 1 day
       *[other] { $days } days
     }
 }
execution-rest-not-done = { $n ->
    [1] 1 is not done
    *[other] { $n } are not done
 }
execution-rest-closed = { $n ->
    [1] 1 was taken off control
    *[other] { $n } were taken off control
 }
execution-rest-no-word = nothing is known of { $n }
execution-said-silent = { $n ->
    [1] Of 1 directive nothing has been heard for long.
    *[other] Of { $n } directives nothing has been heard for long.
 }
execution-said-due = Deadlines that have passed: { $due }; kept: { $done } of { $due }.
execution-said-reported = { $n ->
    [1] On 1 directive the report came in time and waits for the controller.
    *[other] On { $n } directives the reports came in time and wait for the controller.
 }
execution-said-by-adoption = Complete with the adoption: { $n }.
execution-said-fan-out = A directive to several owners counts once for each: { $n } in the text, { $lines } on control.
execution-others = { $n } more. { $said }
execution-due-moved = by { $due } (extended)
execution-due-next = { $deadline }; next due { $due }
execution-due-late = { $days ->
    [1] { $due }; 1 day overdue
    *[other] { $due }; { $days } days overdue
 }
execution-due-done-late = { $days ->
    [1] { $due }; 1 day after the deadline
    *[other] { $due }; { $days } days after the deadline
 }
execution-about-body = { $body }, documents from { $from } to { $until }
execution-about-period = Documents from { $from } to { $until }
execution-title = Execution report
execution-as-of = As of { $day }
execution-item = Item { $label }
execution-unfulfilled = Said of earlier decisions not carried out
execution-by-adoption = Complete with the adoption
execution-by-items = Item by item
execution-no-lines = Not put on control.
execution-too-large = This is too much for one report: it holds at most { $lines } directives and { $documents } documents. Take a shorter period or one body.
execution-act-decision = { $day }: { $reason } (decision No. { $number })
execution-act = { $day }: { $reason }
execution-told = { $day }, { $claim }. { $account }
execution-told-with = { $day }, { $claim }. { $account } [{ $refs }]
execution-evidence = Evidence
execution-evidence-number = No.
execution-evidence-what = What it is
execution-owner = Owner
execution-deadline = Deadline
execution-state = State
execution-deeds = What was done
execution-figure-lines = On control
execution-figure-done = Done
execution-figure-done-late = of them late
execution-figure-partly-done = Partly done
execution-figure-in-work = In hand
execution-figure-reported = Waiting for the controller
execution-figure-late = Overdue
execution-figure-silent = Silent
execution-figure-extended = Extended
execution-figure-not-done = Not done
execution-figure-closed = Taken off control
execution-figure-no-word = No word yet
execution-figure-by-adoption = Complete with the adoption
stage-open = open
stage-accepted = accepted
stage-in-progress = in progress
stage-reported = reported
stage-returned = returned
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
claim-hint-in-progress = The line stays open; the controller sees how it goes.
claim-done = done
claim-hint-done = The report goes to the controller.
claim-partly-done = partly done
claim-hint-partly-done = No more will be done. Write what is left and why.
claim-not-done = cannot be done
claim-hint-not-done = Write the reason: it goes into the execution report.
part-lead = lead
part-co = co-executor
report-state-waiting = waiting
report-state-accepted = accepted
report-state-returned = returned
extension-state-waiting = waiting for an answer
extension-state-accepted = granted
extension-state-returned = refused
close-hint-not-done = The owner had to and did not.
close-hint-partly-done = A part was done, no more will be.
close-hint-no-action = Nothing had to be done.
close-hint-cancelled = A later decision cancelled the directive.
close-hint-replaced = A later decision replaced the directive.
close-hint-carried-over = It passed into the next resolution.
nav-lines = Directives
nav-execution = Execution report
line-no-owner = no owner named
line-card = { $place }, { $stage }
line-day-odd = There is no such date. Write it like 2026-11-05.
line-text-long = The text is too long: at most { $most } characters.
toast-line-closed = The line is closed.
close-stage = How it ended
close-reason = Reason
close-decision = Decision
close-decision-hint = Number or short address of a later decision. Needed to cancel or replace.
close-do = Close the line
close-lead = This closes the line without a report of its owner. The record with its reason stays for good.
close-title = Close the line
close-all = How it ended
close-by-decision = decision No. { $number }
close-by = { $by }
line-back = Back to the line
line-place = { $document }, item { $item }
line-correct = Correct the reading
line-all = All owners
line-more = { $n ->
    [1] 1 more line
    *[other] { $n } more lines
 }
line-corrections = Corrections of the reading
line-document = Document
line-nature = Nature
line-deadline = Deadline
line-as-written = As written: { $written }
line-first-due = First deadline
line-owner-gone = the owner is no longer in the register
line-owners = Owners
line-owner = Owner
line-controller = Controller
line-head-drawing = Course
line-state = State
line-heard = Last heard
line-head-open = Line
line-never-heard = never
line-open-of = Open: { $owner }
line-open = Open
line-correction = Version { $version }
line-owner-odd = There is no such owner in the register. Choose from the list.
toast-line-corrected = The reading is corrected, the lines follow it.
line-correction-reason = Why this is meant
line-owner-nobody = Nobody
line-owners-hint = The first leads, the others take part. Without an owner the line falls to the adopting body.
line-owner-nth = Owner { $n }
line-owner-more = Another owner
line-deadline-hint = As people write: by 1 August 2026, quarterly, at all times.
line-correction-reason-hint = The adopted text stays as it is: only how it was read is corrected.
line-correction-do = Correct
line-back-directive = Back
line-correction-title = Correct the reading
line-correction-lead = Owners who were not meant lose their open lines with this reason; those who were get theirs.
toast-extension-asked = The request went to the controller.
extension-now = The present deadline: { $due }
extension-until-field = Until which day
extension-reason = Why time is needed
extension-reason-hint = The controller will answer this.
extension-send = Ask
extension-title = Ask for a later deadline
line-archival = The document is older than this system: no word yet, and no reminders until somebody takes the line up.
line-no-owner-long = The text names no owner, so the line falls to the body that adopted it.
line-facts = Facts
line-history = History
line-take = Take it on
line-ask-time = Ask for more time
line-close = Close otherwise
line-controller-none = none
line-somebody = somebody
line-program = the program
line-item = Item
line-all-corrected = All owners and corrections
line-directive = Directive
line-since = In force since
line-done = Done on
line-address = Address
report-waits = A report waits to be judged.
extension-waits = A deadline until { $until } is asked for
report-judge = Judge the report
report-reason = A word with it
report-reason-hint = Needed when you return the report.
report-return = Return
extension-answer = Answer the request for more time
extension-word = A word with the answer
extension-word-hint = Needed for a refusal.
extension-grant = Extend until { $until }
extension-refuse = Refuse
report-all = Reports
report-none = There have been no reports yet.
report-evidence = Evidence
report-by-for = told by { $said }, written down by { $by }
report-by = { $by }
report-released = open to all
report-hide = Take back from the public
report-release = Open to all
extension-all = Extensions
extension-until = until { $until }
extension-by = asked by { $by }
extension-judged-by = answered by { $by }
line-periods = Past periods
line-period-done = done on { $day }
line-seen-by = Who sees this
line-seen-by-whom = Those who read what is official, the owner and the controller.
line-seen-by-released = { $n ->
    [1] 1 report is open to all.
    *[other] { $n } reports are open to all.
 }
line-seen-by-public = Everybody sees stage and dates.
line-cited = Cited by
toast-line-taken = The line is taken on.
toast-report-accepted = The report is accepted.
toast-report-returned = The report went back to its owner.
toast-report-released = The report is open to all.
toast-report-hidden = The report is hidden.
toast-extension-granted = The deadline is extended.
toast-extension-refused = The extension is refused.
line-mine-all = { $n ->
    [1] The one line
    *[other] All { $n } lines
 }
line-mine = Owed by you and your bodies
line-report = Report
line-waiting-all = All that waits
line-waiting = Waiting for your word
extension-asked = asked until { $until }
line-control-late = { $n ->
    [1] 1 directive is late
    *[other] { $n } directives are late
 }
line-control-silent = { $n ->
    [1] 1 directive is silent
    *[other] { $n } directives are silent
 }
line-control = Under your control
line-document-unknown = There is no document “{ $typed }”. Give its number or short address.
line-document-several = Several documents have the number { $number }. Give the short address.
line-head-directive = Directive
line-none-first = There are no lines yet. They come when a document with directives is adopted.
line-none = Nothing matches these filters.
line-register-lead = All lines: who owes what, and by when.
line-chosen-off = Show all owners
line-csv-cut = Only the first { $most } rows. Narrow the filters.
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
line-filter-day-odd = The date “{ $typed }” could not be read, so it does not filter.
line-chosen-owner = Owner: { $owner }
line-filter-who-odd = There is no owner “{ $typed }” in the register, so it does not filter.
report-claim-missing = Choose how the matter stands.
report-link-odd = “{ $link }” is no address. It begins with https://, or with / for a page of this portal.
report-links-many = Too many addresses: at most { $most }.
report-files-many = Too many files: at most { $most }.
toast-report-sent = The report is kept.
report-file-large = The file is too large: at most { $most } MB.
report-record-unknown = There is no such page on this portal: { $link }.
report-title = Report
report-title-for = Report for an owner
report-claim = How the matter stands
report-day = Day
report-day-hint = When it happened: 2026-11-05.
report-account = What was done
report-account-hint = Short and to the point: it goes into the execution report.
report-links = Addresses
report-links-hint = One a line: an article, a recording, a page of this portal.
report-files = Files
report-files-hint = At most { $most }, each up to { $size }.
report-send = Send the report
report-said-by = Who told it
report-said-by-hint = Name and how: by telephone, on paper.
report-kept = A browser does not keep chosen files: attach them once more.
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
execution-period-turned = The end of the period is before its beginning.
execution-body-unknown = There is no such body in the register. Choose from the list.
execution-lead = What became of every directive of the documents adopted within a period.
execution-from = Adopted from
execution-until = Adopted until
execution-any-body = by any body
execution-make = Make the report
execution-pdf = Report as PDF
execution-pdf-ru = PDF in Russian
execution-pdf-en = PDF in English
execution-file-name = execution
execution-no-documents = No documents were adopted within this period.
execution-alone = The report on this document alone
execution-unfulfilled-what = What the text itself says of earlier decisions not carried out:
execution-no-charge = Nothing is charged.
execution-all-lines = All lines
execution-no-deeds = nothing was reported
line-deed-adopted = the document was adopted
line-deed-corrected = the reading was corrected
line-deed-taken = taken on
line-deed-reported = the owner reported
line-deed-accepted = the report was accepted
line-deed-returned = the report was returned
line-deed-asked = more time was asked for
line-deed-extended = the deadline was extended
line-deed-refused = the extension was refused
line-deed-cancelled = the line was closed
line-deed-hidden = the report was hidden
line-deed-other = the record was changed
line-deed-published = the report was opened to all
execution-lines-of = Item { $label }: owners
execution-lines-of-nth = Item { $label }, directive { $n }: owners
