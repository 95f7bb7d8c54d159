# The command line.
cli-usage-unknown = There is no option { $what }. See { $help }
cli-usage-no-command = A command is missing. See { $help }
cli-usage-utf8 = What was typed is not text (UTF-8). See { $help }
cli-usage-command = There is no command { $what }. See { $help }
cli-usage-value = { $what } cannot be “{ $value }”. See { $help }
cli-usage-missing = { $what } is missing. See { $help }
cli-usage-conflict = { $what } does not go together with { $other }. See { $help }
cli-usage-other = { $why }. See { $help }
cli-fault = This input met a fault of the program. Please report it, with the file if you may.
cli-file = { $file }: { $why }
cli-output = The output could not be written: { $why }
cli-io-not-found = There is no such file or folder. Check the name.
cli-io-permission = The system does not let this user in. Check the permissions.
cli-io-folder = This is a folder where a file is needed.
cli-io-not-folder = This is a file where a folder is needed.
cli-io-name = The system does not allow this name.
cli-io-circle = The links lead in a circle.
cli-io-exists = This exists already. Choose another name.
cli-io-full = The disk is full.
cli-io-address-in-use = The address is in use. Choose another one with --listen.
cli-io-read-only = The disk can only be read.
cli-io-other = The system says: { $why }
cli-wrong-input = The input is not right.
cli-missing = There is no such record.
cli-lost = Somebody else changed the record meanwhile. Try again.
cli-busy = The database is busy. Try again.
cli-broken = Something broke: { $why }
cli-folder-busy = The folder { $folder } is in use by a running program. Stop it first, or choose another folder with --data.
cli-no-data = There is no data in { $folder }. Name the right folder with --data, or begin with veche init{ $flags }
cli-database = The database cannot be opened: { $why }
cli-no-database = The file veche.sqlite in { $folder } is damaged, or it is no database. Take a copy of the data, as veche backup makes it.
cli-mail = Letters cannot be sent so, see --smtp and --mail-from: { $why }
cli-listen = { $address } cannot be listened on. { $why }

# veche read
cli-read-empty-folder = { $folder }: There is nothing to read in this folder: no .txt, .md, .html, .docx, .odt or .pdf.
cli-read-document = Document
cli-read-numbered = { $kind } No. { $number }
cli-read-why-in = { $field } { $words }, item { $item }
cli-read-why-of = { $field } { $words }
cli-read-title = Title
cli-read-body = Adopted by
cli-read-date = Date
cli-read-place = Place
cli-read-signed = Signed
cli-read-preamble = Reasons
cli-read-unfulfilled = Not carried out
cli-read-resolving = Formula
cli-read-head-number = No.
cli-read-head-owner = Owner
cli-read-head-action = What
cli-read-head-deadline = Deadline
cli-read-head-nature = Nature
cli-read-due = (by { $day })
cli-read-appointment = → { $name }
cli-read-appointment-role = → { $name }: { $role }
cli-read-attachment = + attachment: { $words }
cli-read-questions = Questions
cli-read-notes = About the file
cli-kind-resolution = Resolution
cli-kind-decision = Decision
cli-kind-minutes = Minutes
cli-kind-motion = Motions
cli-kind-other = Document
cli-nature-charge = charge
cli-nature-permanent = standing
cli-nature-form = forms
cli-nature-appoint = appoints
cli-nature-elect = elects
cli-nature-approve = approves
cli-nature-note = takes note
cli-nature-evaluate = evaluates
cli-nature-amend = amends
cli-nature-repeal = repeals
cli-nature-authorize = authorises
cli-nature-control = control
cli-nature-effect = effect
cli-nature-appeal = appeal
cli-nature-declare = declares

# What the reader is not sure of.
prose-nothing-to-read = There are no words here. Is this the right file?
prose-no-items = No operative items were found. Is this a decision, and is it whole?
prose-no-body = Who adopted this? Nobody is named.
prose-no-date = When was this adopted? No date was found.
prose-several-dates = { $taken } was taken for the date of adoption; { $others ->
    [one] one other date
   *[other] { $others } other dates
 } could be meant too. Is it right?
prose-unsure-owner = Item { $position }: is “{ $text }” the one who has to act?
prose-charge-without-owner = Item { $position }: who has to do this? Nobody is named.
prose-deadline-before-adoption = Item { $position }: the deadline, { $due }, lies before the adoption on { $adopted }. Is the year right?
prose-no-working-calendar = Item { $position }: the working days of that year are not known, so they are counted without holidays. Please check the deadline.
prose-cut-off = The text ends in the middle of an item. Is a page missing?
prose-lost-numbers = From item { $position } on, printed numbers are missing where others have one. Did they get lost?
prose-unclear-item = Item { $position }: is this something to be done? No verb says so.
prose-ambiguous-name = Item { $position }: several bear the name “{ $text }”. Which one is meant?

# Why a file cannot be read.
intake-not-a-document = { $seen ->
    [picture] This is a picture. Recognise its text first, or type it in.
    [media] This is a sound or video file. A text is needed.
    [program] This is a program, not a document.
    [archive] This is an archive. Unpack it and give the document in it.
    [spreadsheet] This is a spreadsheet. Save the text as .docx, .odt or .pdf.
    [slides] These are slides. Save the text as .docx, .odt or .pdf.
    [old-word] This is an old Word file (.doc). Save it as .docx.
    [rtf] This is RTF. Save it as .docx or .odt.
    [other-document] This kind of document is not read. Save it as .docx, .odt or .pdf.
   *[unknown] This is not a text document. Formats that are read: .txt, .md, .html, .docx, .odt, .pdf.
 }
intake-too-large = The file has { $bytes }; at most { $limit } are read. Take the pages with the decision out of it.
intake-bomb = { $sign ->
    [size] The file unpacks to more than { $limit }. Save it anew, without pictures and attachments.
    [time] Reading takes longer than { $limit } seconds. Save the file anew, or copy the text out of it.
   *[other] The file is built in a way that documents are not, and would cost too much to read. Save it anew, or copy the text out of it.
 }
intake-too-much-text = There are more than { $limit } characters of text. Take the pages with the decision out of it.
intake-too-many-pages = There are more than { $limit } pages. Take the pages with the decision out of it.
intake-no-text = { $pages ->
    [one] The file’s only page is a picture without text.
   *[other] The { $pages } pages of the file are pictures without text.
 } Recognise the text first (OCR), or type it in.
intake-encrypted = The file is protected by a password. Save it without one.
intake-empty = There is no text in it.
intake-damaged = { $what ->
    [pdf] The PDF is damaged.
    [archive] The file is damaged or was not copied whole.
   *[other] The document is damaged inside.
 } Open it in the program that made it and save it anew.
intake-note-encoding = The file was taken to be in the encoding { $encoding }.
intake-note-letters-repaired = Cyrillic letters that the file calls Latin were put right.
intake-note-hyphens-joined = { $count ->
    [one] One word that a line end had cut was joined.
   *[other] { $count } words that line ends had cut were joined.
 }
intake-note-running-lines = { $count ->
    [one] One running head, foot or page number was left out.
   *[other] { $count } running heads, feet and page numbers were left out.
 }
intake-note-pages-without-text = { $count ->
    [one] One page has no text: a picture, or empty.
   *[other] { $count } pages have no text: pictures, or empty.
 }
intake-note-sideways-text = Lines that run across the page were left out.
intake-note-unreadable-characters = { $count ->
    [one] One character could not be told and was left out.
   *[other] { $count } characters could not be told and were left out.
 }
intake-note-deleted-text = Text that was deleted with revision marks was left out.
intake-note-footnotes = { $count ->
    [one] One footnote was left out.
   *[other] { $count } footnotes were left out.
 }
intake-note-navigation = Navigation around the page's text was left out.
intake-note-cut-short = The file is damaged at one place; what stands before it was read.

# What cannot be printed.
print-too-many-rows = There are { $count } rows to print, at most { $most } at once. Choose fewer: a shorter period, one body.
print-too-much-text = There are { $count } characters to print, at most { $most } at once. Choose fewer: a shorter period, one body.
print-too-many-pages = There are { $count } pages to print, at most { $most } at once. Choose fewer: a shorter period, one body.

# veche serve
cli-insecure = { $address } can be reached from other machines, where plain http would show passwords to the network. Listen on 127.0.0.1 behind a proxy with https, or add --insecure-http for a trial.
cli-log = The filter { $filter } for --log cannot be read: { $why }
cli-serving = Veche serves at { $url }
cli-begin = The federation has not been founded here yet. Begin with this one-time link: { $url }
cli-begin-known = The federation has not been founded here yet. Sign in as the operator: { $url }
cli-operator-link = One-time link for the operator's account: { $url }
cli-stopped = Stopped.

# veche init
cli-init-done = The federation is founded. Give each person their invitation; it works once, for two weeks:
cli-init-next = Now start the portal: veche serve{ $flags }
cli-init-syntax = Line { $line } cannot be read: quotes, brackets and the sign = are in question. See veche init --example
cli-init-unknown = There is no field { $what } here. Fields: { $list }. See veche init --example
cli-init-missing = The field { $what } is missing. See veche init --example
cli-init-kind = The field { $what } must be { $wants ->
    [text] a text in quotes
    [names] names by language: {"{"} ru = "…", en = "…" {"}"}
    [number] a whole number from 1 to 9999
    [texts] a list of texts
   *[list] a list of parts [[{ $what }]]
 }. See veche init --example
cli-init-empty = The field { $what } is empty. See veche init --example
cli-init-wrong = { $what } cannot be “{ $value }”. See veche init --example
cli-init-row = { $what } (part { $n })
cli-init-unfinished = The answers ended early; nothing was written. Begin again, or fill in a file: veche init --example
init-hello = The founding decision and the first seats. Nothing is written before the last answer.
init-name = Name of the federation:
init-name-again = Type a name.
init-short-name = Short name (Enter for none):
init-short-name-again = Type a name.
init-zone = Time zone (Enter for { $zone }):
init-zone-again = There is no such zone. Examples: Europe/London, Asia/Yekaterinburg.
init-founded-on = Day of the founding decision (2026-02-01):
init-founded-on-again = There is no such day. Type it like this: 2026-02-01.
init-decision = The text of the decision, or @file:
init-decision-again = Type the text, or @ and the name of a file.
init-bodies = The bodies. Enter takes the name shown, a dash leaves the body out (not the first two), the last comes only with a name.
init-body = Name of the body ({ $default }):
init-body-conference = Conference
init-body-council = Central Council
init-body-audit-commission = Audit Commission
init-body-presidium = Presidium
init-seats = The first seats. Enter twice leaves a seat empty; somebody has to chair the council or be its secretary.
init-seat-council-chair = Chair of the council
init-seat-council-secretary = Secretary of the council
init-seat-audit-commission-chair = Chair of the audit commission
init-family = Family name:
init-given = Given name:
init-patronymic = Middle name (Enter for none):
init-email = E-mail address (Enter for none):
init-email-again = This is no address. Type it like this: name@example.org.

# veche import, report, backup
cli-no-login = There is no account with the login { $login }. Name the login of somebody who may prepare documents with --as.
cli-imported = Brought in, { $count ->
    [one] one item was read
   *[other] { $count } items were read
 }. Review it in the portal: { $path }

# veche doctor
doctor-database = { $engine }, { $deeds ->
    [one] one deed
   *[other] { $deeds } deeds
 } in the stream.
doctor-founded = Federation: { $name }.
doctor-not-founded = No federation has been founded here: veche init{ $flags }
doctor-no-operator = The operator has no account. If one is wanted, this prints a link: veche serve{ $flags } --operator-link
doctor-document-of-nobody = No. { $number } ({ $path }) was adopted by a body that is not in the register. Compare it with an older copy, and please report it.
doctor-name-of-nobody = The learned name “{ $name }” stands for nobody in the register any more. It can be forgotten in the portal: /drafts/names
doctor-letters = { $count ->
    [one] One letter was given up.
   *[other] { $count } letters were given up.
 } Check the mail server and --mail-from.
doctor-set-aside = The follower { $follower } set deed { $number } aside. Please report it.
doctor-files = The folder of files cannot be written.
doctor-well = All is well.

# veche demo
cli-demo-doors = Sign in by role:
cli-demo-temporary = The data is made up and temporary: it is removed when the program stops (Ctrl-C).
cli-demo-kept = The data is made up and stays in { $folder } for the next time. Stop with Ctrl-C.
cli-demo-other = { $folder } holds a federation that is not the demo's. Choose another folder with --data, or leave it out.
demo-role-secretary = Secretary of the council
demo-role-chair = Chair of the council
demo-role-coordinator = Coordinator of a branch
demo-role-auditor = Member of the audit commission
demo-role-member = Member of the council
demo-role-operator = Operator of the server

# veche report
cli-report-of-what = Say what to report on: a document (--document 14), or a period (--from 2024-01-01 --until 2024-12-31). See veche report --help
cli-report-terminal = A PDF is not for the terminal. Name a file with --output.
cli-report-no-document = There is no document with the number { $number }.
cli-report-several = Several documents have the number { $number }. Name one by its address: { $list }

# veche backup
cli-backup-done = The data was copied to { $folder }, with { $count ->
    [one] one file
   *[other] { $count } files
 }.
cli-backup-files = { $count ->
    [one] One file was
   *[other] { $count } files were
 } copied to { $folder }. Copy the PostgreSQL with its own tools (pg_dump).
cli-backup-altered = The file { $file } was altered on the disk. Take it from an older copy.
