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
directive-found-one = { $document }, item { $item } · { $owner }
directive-found = { $n ->
    [0] { $document }, item { $item }
    [one] { $document }, item { $item } · { $n } owner
   *[other] { $document }, item { $item } · { $n } owners
 }
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

deadline-not-understood = The deadline was not understood. Write, for example, “by 1 August 2026”, “within three months”, “quarterly”, “standing” or “tied to an event: the next conference”.

# The list and the page of a document.
document-bring-in = Bring in a document
document-head-document = Document
document-head-kind = Kind
document-head-number = Number
document-head-title = Title
document-head-body = Adopted by
document-head-day = Date
document-head-year = Year
document-head-lines = Lines
document-head-open = Open
document-head-address = Address
document-open-of = { $open } of { $lines }
document-print = Print
document-source = Source text
document-original = Original file
document-scan = Scan of the original
document-json = Data (JSON)
document-execution = Execution report
document-cite = Cite
document-cited = Citation copied
document-citation = { $named } { $title }. { $address }
document-archival = This document is older than the federation’s record here. Until there is word of a directive, nobody is reminded of it.
document-done-by-adoption = done by adoption
document-lines = { $n ->
    [one] { $shown } owner
   *[other] { $shown } owners
 }
document-line-due = by { $day }
document-no-owner-named = owner not determined
document-adopted-by = Adopted by
document-adopted-on = Adopted on
document-place = Place
document-number = Number
document-convocation = Convocation
document-convocation-number = No. { $number }
document-quorum = Quorum
document-present-of = { $present } of { $members } present
document-present = { $present } present
document-votes = Votes
document-votes-for = { $n } for
document-votes-against = { $n } against
document-votes-abstained = { $n } abstained
document-fingerprint = Fingerprint of the text (SHA-256)
document-entered = Entered
document-address = Address
document-extracts = Extracts
document-extracts-received = { $received } of { $made } received
document-own-extracts = This document charges you. Your extract:
document-scan-missing = No scan of the signed original is attached
document-scan-add = Attach the scan
document-scan-odd = This is neither a PDF nor a picture (PNG, JPEG, TIFF). Choose another file.
document-file-large = The file or text is too large: more than { $max }. Keep only the pages that are needed, or divide it.

# Bringing a document in.
draft-lead = Paste the text, choose a file or write the document here. The program reads it, and you check the reading.
draft-file = File
draft-file-hint = DOCX, ODT, PDF with text, HTML, TXT or MD, up to { $max }. You can drop the file here.
draft-or = or
draft-text = Text of the document
draft-text-hint = All of it, with its head and signatures.
draft-read = Read it
draft-both = Choose one: the file or the text. To have the file read, empty the text field and choose the file again.
draft-file-empty = The file is empty. Choose another.
draft-too-long = The text has { $chars } characters; up to { $max } can be read. Leave only the document itself.
draft-open = Open drafts
draft-all = All drafts
draft-none = There are no open drafts.
draft-head = Draft
draft-by = Brought in by
draft-changed = Changed
draft-how-far = State
draft-items = { $n ->
    [one] { $n } item
   *[other] { $n } items
 }
draft-questions = { $n ->
    [one] { $n } question
   *[other] { $n } questions
 }
draft-state = { $items }, { $questions }
draft-state-clear = { $items }, no questions

# The review of a reading.
draft-review = Review of the reading
draft-source = Source
draft-reading = Read as
draft-adopt = To adoption
draft-drop = Put aside
draft-drop-title = Put this draft aside?
draft-drop-loses = the place of the draft { $title } among the open ones ({ $state }); it stays among those put aside
draft-drop-do = Put the draft aside
draft-adopted = This draft was adopted and entered as number { $number }.
draft-dropped = This draft was put aside. It can be taken up again with all corrections.
draft-see-document = Open the document
draft-keys = Alt with the up or down arrow goes to the next item. Enter opens it.
draft-no-questions = No questions
draft-leave-so = Leave it so
draft-blocks = Has to be answered before the adoption
draft-settled = { $n ->
    [one] { $n } question was left as it is.
   *[other] { $n } questions were left as they are.
 }
draft-ask-again = Ask again
draft-head-title = Head of the document
draft-correct = Correct
draft-save = Save
draft-save-next = Save and go to the next
draft-close = Close without saving
draft-unknown = not known
draft-kind = Kind of document
draft-body = Adopting body
draft-body-hint = From the register of bodies.
draft-written = In the text: { $words }
draft-place = Place
draft-signatories = Signed by
draft-person = Name
draft-role = Office
draft-signatory-name = There is an office without a name. Write the name or empty the office.
draft-day-odd = There is no such date. Write, for example, 5 Nov 2026.
draft-field-control = The text has characters that cannot be printed. Type it anew.
draft-field-long = Too long: at most { $max } characters.
draft-item-title = Item { $item }
draft-words = Words
draft-owners = Owners
draft-owner = Owner
draft-owner-n = Owner { $n }
draft-owner-written = Owner { $words }
draft-owner-more = Another owner
draft-owner-nobody = add nobody
draft-owner-remove = remove this owner
draft-owner-unknown = not found in the register
draft-owner-several = several fit, choose one
draft-no-owner = nobody is named
draft-no-owner-meant = no owner is meant
draft-no-owner-box = No owner is meant
draft-no-owner-hint = The adopting body will owe it then, marked “owner not determined”.
draft-create = Not in the list? Enter:
draft-create-bodies = a body
draft-create-branches = a branch
draft-create-organisations = an organisation
draft-create-people = a person
draft-deadline = Deadline
draft-deadline-hint = In words, as in the text: “by 1 August 2026”, “quarterly”, “standing”. Empty: no deadline.
draft-understood = Understood: { $words }
draft-past-meant = The deadline lies before the adoption: it is meant so
draft-natures = Nature
draft-natures-hint = Only a charge, a standing duty and an appeal put a line on control.
draft-appointments = Named for a seat
draft-label = Number in the text
draft-label-hint = As printed: 4, 4.1, a. Empty: the text gives no number.
draft-directive = Directive
draft-directive-of = Directive { $n } of { $count }
draft-add-directive = Add a directive
draft-remove-directive = Remove this directive
draft-remove-item = This is no item
draft-join = Join with the next
draft-split = Split the item
draft-split-hint = Choose the words that begin the new item. What you corrected in this form is saved.
draft-split-before = { $words }
draft-add-item = Add an item
draft-add-hint = Make an item of lines that belong to none
draft-add-first = First line
draft-add-last = Last line
draft-add-same = the same
draft-add-do = Add
draft-add-nothing = All of the text belongs to items.
draft-add-odd = There is an item between these lines. Choose lines that follow each other.
draft-lost = While you were correcting this, another person changed the same place. Your corrections stand in the fields below. Save again if they are right.
draft-lost-now = What stands now
draft-item-gone = While you were correcting this item, it was split, joined or removed. Your corrections are listed here: find the words below and make them there.
draft-changed-look = The draft was changed meanwhile. Look again and repeat.

question-body-guessed = The document says “{ $written }” adopted it. See whether this is the right body.
question-unsure-kind = Head of the document: the reader is not sure of the kind of document. Please check it.
question-unsure-body = Head of the document: the reader is not sure of who adopted it. Please check it.
question-unsure-number = Head of the document: the reader is not sure of the number. Please check it.
question-unsure-date = Head of the document: the reader is not sure of the date. Please check it.
question-unsure-place = Head of the document: the reader is not sure of the place. Please check it.
question-unsure-title = Head of the document: the reader is not sure of the title. Please check it.
question-body = It is not known which body adopted the document.
question-date = The date of adoption is not known.
question-no-items = No items were found. If there are any, add them.
question-owner-unknown =
    { $n ->
        [one] Item
       *[other] Items
    } { $items }: the register has no owner “{ $owner }”.
question-owner-several =
    { $n ->
        [one] Item
       *[other] Items
    } { $items }: the register knows several called “{ $owner }”. Who is meant?
question-no-owner = Item { $item }: it does not say who is to act.
question-past = Item { $item }: the deadline was over before the adoption ({ $adopted }).
question-nature = Item { $item }: it is not clear whether this is a charge.
question-sure = Item { $item }: the reading is not certain, please check.

# Adoption.
adopt-title = Enter as adopted
adopt-body = Who adopted it
adopt-body-hint = Only bodies for which you may enter documents.
adopt-body-missing = Choose the body that adopted the document.
adopt-no-body = There is no body now for which you may enter adopted documents.
adopt-choose = choose
adopt-on = Date of adoption
adopt-number-hint = Empty: the next free number of that body in the year.
adopt-number-next = Empty: number { $number }, the next free one ({ $body }, { $year }).
adopt-count = Quorum and votes
adopt-count-hint = As in the minutes. Leave empty what they do not say.
adopt-present = Present
adopt-members = Members in all
adopt-for = For
adopt-against = Against
adopt-abstained = Abstained
adopt-count-odd = A whole number is needed.
adopt-scan = Scan of the signed original
adopt-scan-hint = PDF, PNG, JPEG or TIFF, up to 20 MB. Only those who read official documents will see it.
adopt-scan-again = Choose the scan again: the browser does not keep a chosen file.
adopt-follows = What will follow
adopt-lines = { $n ->
    [one] { $lines } line, { $parties }
   *[other] { $lines } lines, { $parties }
 }
adopt-parties = { $n ->
    [one] { $shown } owner
   *[other] { $shown } owners
 }
adopt-by-adoption = { $n ->
    [one] { $n } decision is done by the adoption itself
   *[other] { $n } decisions are done by the adoption itself
 }
adopt-no-lines = There will be no lines: the document charges nobody.
adopt-questions-left = It can be adopted as it is.
adopt-questions-block = Some of them have to be answered before the adoption.
adopt-archival = The document is older than the federation’s record here. No letters go to owners, and its lines are marked “no word yet”.
adopt-mend = Correct it in the draft
adopt-do = Enter the document
adopt-back = Back to the review

# Extracts.
extract = Extract
extract-title = Extract. { $document }
extract-to = To:
extract-to-whom = To
extract-document = Document
extract-item = Item
extract-charge = Charge
extract-deadline = Deadline
extract-deadline-first = { $deadline }; next on { $day }
extract-controller = Controlled by
extract-line = Line on control
extract-empty = The document no longer charges this owner.
extract-certified = Certified true. { $day }
extract-certified-by = Certified true. { $name }, { $day }
extract-signed-by = The document was signed by
extract-pdf = Download PDF
extract-file = Extract { $number }.pdf
extract-list = Extracts
extract-none = There are no extracts: the document charges nobody.
extract-none-archival = There are no extracts: the document is older than the federation’s record here.
extract-made = Made
extract-receipt = Receipt
extract-received-owner = received by the owner
extract-received-from = on paper, as told by { $from }
extract-not-received = not received
extract-receive = Record the receipt
extract-from = Who received it on paper
extract-from-hint = The name of whoever took the extract or told of it.
extract-receive-paper = Record a receipt on paper
extract-filter-received = received
extract-filter-waiting = not received
extract-waiting = Extracts wait for receipt
extract-waiting-count = { $n ->
    [1] 1 extract was not received
   *[other] { $n } extracts were not received
 }

toast-draft-read = The document was read. Check the reading.
toast-draft-saved = Saved.
toast-draft-dropped = The draft was put aside.
toast-document-adopted = The document was entered. Owners have their extracts.
toast-document-archived = The document was entered into the archive of control. No letters and no extracts come of it.
toast-scan-attached = The scan was attached.
toast-extract-received = The receipt was recorded.

draft-match = Check with the register again
draft-take-up = Take it up again
draft-aside =
    { $n ->
        [one] Put aside: { $n } draft
       *[other] Put aside: { $n } drafts
    }
toast-draft-matched = Owners were found in the register.
toast-draft-matched-none = The register has nothing new to match.
toast-draft-taken-up = The draft is open again.
adopt-body-unknown = The register has no such body. Choose one from the list.

names-learned = Learned names
names-lead = What documents call parties that the register knows by another name. Learned at reviews: the next document finds them by itself.
names-name = In the text
names-party = Who it is
names-document = From the document
names-by = Who said so
names-forget-head = Forget
names-forget = Forget
names-none = Nothing has been learned yet. When you say at a review whom a document means, the name is remembered.
toast-name-forgotten = The name is forgotten. It will be asked about again.

documents-counted = { $n ->
    [one] { $shown } document
   *[other] { $shown } documents
 }
extracts-counted = { $n ->
    [one] { $shown } extract
   *[other] { $shown } extracts
 }
