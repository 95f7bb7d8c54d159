# The execution report.
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
execution-said-none-known = None of { $all } directives is known to be done: { $rest }.
execution-said-none = None of { $all } directives is done: { $rest }.
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
    [1] 1 was found not done
   *[other] { $n } were found not done
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
execution-said-due = { $done ->
    [0] { $due ->
        [1] One deadline has passed, and it was not kept.
       *[other] { $due } deadlines have passed, and none was kept.
     }
   *[other] Of { $due } deadlines that have passed { $done } { $done ->
        [1] was
       *[other] were
     } kept.
 }
execution-said-reported = { $n ->
    [1] On 1 directive the report came in time and waits for the controller.
   *[other] On { $n } directives the reports came in time and wait for the controller.
 }
execution-said-by-adoption = { $n ->
    [1] One more decision was complete with the adoption.
   *[other] { $n } more decisions were complete with the adoption.
 }
execution-said-fan-out = A directive to several owners counts once for each: { $n } in the text, { $lines } on control.
execution-others = { $n } more. { $said }
execution-due-moved = by { $due } (extended from { $first })
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
execution-unfulfilled = Earlier decisions that the text says were not carried out
execution-by-adoption = Complete with the adoption
execution-by-items = Item by item
execution-no-lines = Nobody is on control for it.
execution-too-large = This is too much for one report: it holds at most { $lines } directives and { $documents } documents. Take a shorter period or one body.
execution-act-decision = { $day }: { $reason } (decision No. { $number })
execution-act = { $day }: { $reason }
execution-told = { $day }, { $claim }. { $account }
execution-told-with = { $day }, { $claim }. { $account } [{ $refs }]
execution-evidence = Evidence
execution-evidence-number = No.
execution-evidence-what = Evidence
execution-owner = Owner
execution-deadline = Deadline
execution-state = State
execution-deeds = What was done
execution-period-turned = The end of the period is before its beginning.
execution-body-unknown = There is no such body in the register. Choose from the list.
execution-lead = What became of the directives of the documents adopted within a time.
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
execution-unfulfilled-what = In the words of the document itself.
execution-no-charge = The item charges nobody.
execution-all-lines = All of them are in the register
execution-no-deeds = nothing reported
execution-before = { $n ->
    [1] 1 earlier report
   *[other] { $n } earlier reports
 }
execution-subtitle = { $about }, { $title }, as of { $day }
execution-subtitle-period = { $about }, as of { $day }
execution-evidence-for = For
execution-every-partly = { $all ->
    [1] The only directive is partly done.
   *[other] All { $all } directives are partly done.
 }
execution-every-in-work = { $all ->
    [1] The only directive is in hand.
   *[other] All { $all } directives are in hand.
 }
execution-every-late = { $all ->
    [1] The only directive is { $days ->
        [1] 1 day
       *[other] { $days } days
     } overdue.
   *[other] All { $all } directives are overdue, the longest by { $days ->
        [1] 1 day
       *[other] { $days } days
     }.
 }
execution-every-not-done = { $all ->
    [1] The only directive was not done.
   *[other] None of { $all } directives was done.
 }
execution-every-closed = { $all ->
    [1] The only directive was taken off control.
   *[other] All { $all } directives were taken off control.
 }
execution-said-due-all = { $due ->
    [1] One deadline has passed, and it was kept.
   *[other] All { $due } deadlines that have passed were kept.
 }
execution-said-longest = { $days ->
    [1] The longest delay is 1 day.
   *[other] The longest delay is { $days } days.
 }
execution-archival = { $n ->
    [1] Nothing is known of the execution. The document was adopted before the federation began to keep control here, and nobody has written anything of its only directive yet.
   *[other] Nothing is known of the execution. The document was adopted before the federation began to keep control here, and nobody has written anything of its { $n } directives yet.
 }
execution-total = { $n ->
    [1] 1 directive on control
   *[other] { $n } directives on control
 }
execution-share-done = done
execution-share-partly = partly done
execution-share-work = in hand
execution-share-late = overdue
execution-share-failed = not done
execution-share-closed = taken off control
execution-share-unknown = no word yet
execution-besides = Besides
execution-besides-done-late = done late
execution-besides-reported = report waits for the controller
execution-besides-silent = silent for long
execution-besides-extended = deadline extended
execution-besides-one = { $what }: { $n }
execution-undone = Not done and overdue
execution-undone-none = Nothing is overdue, and nothing was left undone.
execution-undone-more = { $n ->
    [1] And 1 more owner.
   *[other] And { $n } more owners.
 }
execution-last-word = Last report
execution-jumps = Parts of the report
execution-jump-items = Items
execution-jump-item = To item { $label }
execution-done-of = { $done } of { $all } done
execution-print = Print
execution-item-and-words = Item { $label }. { $words }
execution-item-in = { $document }, item { $label }. { $words }
execution-document-head = { $named }, { $title }
execution-public-note = States and days are shown to everybody, and of the reports those that the controller released.
execution-ours = The numbers of the items are ours: they are not printed in the text of the document.
execution-preset-conference = Since the last conference
execution-preset-before = Since the one before
execution-preset-year = The last year
execution-presets = For which time
execution-other-period = Another time or body
execution-due-missed = { $deadline }; { $missed }
execution-told-returned = returned: { $reason }
execution-told-said-by = as told by: { $said }
execution-evidence-day = Day
execution-table = Execution item by item
execution-table-of = Execution item by item: { $document }
execution-preset-since = { $preset } ({ $day })
execution-said-in-text = There are { $n } directives in the text: one given to several owners counts once for each.
