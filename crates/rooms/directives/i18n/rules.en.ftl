# Refusals of rules and commands: what is wrong and what to do.
source-empty = There is no text. Paste the document's text or choose a file.
cannot-adopt-already = This draft was already adopted and entered as number { $number }. It is not entered twice.
cannot-adopt-dropped = This draft was put aside. Bring the document in again.
adopt-draft-changed = The draft was changed while you filled in the form. Look at it again and confirm.
adopt-day-ahead = The day of adoption lies ahead. Give today or an earlier day.
adopt-number-odd = A number has at most 40 characters. Leave the field empty to take the next free one.
adopt-number-taken = This body has used number { $number } in { $year } already. Give another or leave the field empty.
deadline-before-adoption = Item { $item }: the deadline was over before the document was adopted ({ $adopted }). Correct it, or confirm that it is meant so.
count-present-over-members = More were present than there are members ({ $members }).
count-votes-over-present = The votes add up to { $sum }, but { $present } were present. Check the figures.
count-not-carried = There are no more votes for than against: with these the decision was not adopted.
cannot-report-ended = This line is closed: { $stage }. It can no longer be reported on.
cannot-report-waiting = The last report has not been judged yet. Wait for the controller's answer.
cannot-judge-judged = This was answered already. Open the page anew.
cannot-withdraw-other = A report is corrected or withdrawn by the one who wrote it.
cannot-control-own = Nobody controls a directive that they owe. Another controller has to look at it.
cannot-judge-no-reason = Write the reason: the owner has to know what to mend.
report-day-ahead = That day lies ahead.
report-said-by-whom = Say who told you: you are writing this report down for another owner.
extension-not-later = The new deadline must be later than the present one and later than today.
extension-no-deadline = This directive has no deadline, so there is nothing to extend.
extension-waiting = A request for an extension is waiting for an answer.
close-stage-odd = Choose how the line ended.
close-decision-missing = Name the decision by which the directive was cancelled or replaced.
close-decision-earlier = That decision is older than the directive, or is the same one. A later one is needed.
natures-empty = Tick at least one nature.
release-not-accepted = Only an accepted report can be opened to all.
extract-received-before = The receipt of this extract was recorded before.
scan-there = A scan of the signed original is attached already. What is official is not replaced.
lost-stage = Stage
lost-deadline = Deadline
draft-number = Number
draft-date = Date
draft-title = Title
draft-item = Item { $n }

letter-extract-subject = Extract: { $document }
letter-extract = { $federation }

    { $owner }: directives under
    { $document }

    { $items }

    The extract: { $address }

    Open it and record that you received it.
