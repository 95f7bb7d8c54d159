# Words that the portal and the desk share.
veche = Veche
nav-desk = Today
nav-portal = Portal
nav-devices = Devices
nav-demo = Demo roles
user-operator = Server operator

sign-in = Sign in
sign-in-do = Sign in
sign-in-then-back = After signing in you go back to the page that you were opening.
sign-in-lost = No account, or a forgotten password? Ask the secretary for an invitation: it lets you set a new password.
sign-in-wrong = Login and password do not match. Check your keyboard layout and try again.
sign-in-wait = Too many failed attempts. Wait { $minutes } minutes and try again.
kept-out = You are signed out
kept-out-lead = Your session ended while you were writing. Nothing has been sent and nothing is lost: sign in, and you can send what you wrote.
kept-sign-in = Sign in and go back to it
kept-elsewhere = Do you sign in by a link?
kept-elsewhere-lead = Open the link in another tab, come back here and send it.
kept-in = You are signed in again
kept-in-lead = What you wrote has not been sent yet.
kept-send = Send what I wrote
kept-files =
    { $n ->
        [one] The browser cannot send the file again by itself; choose it again: { $names }.
       *[other] The browser cannot send the files again by itself; choose them again: { $names }.
    }
login = Login
login-hint = Your e-mail address is the easiest.
login-short = The login is too short: at least three characters.
login-odd = A login has no spaces and at most 200 characters.
login-taken = Another account has this login. Choose a different one.
password = Password
password-hint = At least ten characters. Several words in a row do well.
password-again = Password once more
password-short = The password is too short: at least { $min } characters.
password-long = The password is too long: at most { $max } characters.
password-is-login = The password must differ from the login.
password-differs = The passwords differ. Type the same in both fields.
field-empty = Fill in this field.
link-enter = { $name }: sign in by link
link-enter-do = Sign in
link-invite = { $name }: invitation
link-invite-lead = Set a login and a password. The link works once; all earlier devices are signed out.
link-invite-do = Create the account and sign in
link-not-good = This link was used, replaced by a newer one, or is too old. Ask the secretary for another.
link-not-good-operator = This link was used, replaced by a newer one, or is too old. Start the program with veche serve --operator-link to get another, or sign in.

desk-title = Yours today
desk-empty = Nothing waits for you now.
devices-title = Your devices
devices-lead = These are all browsers in which you are signed in. End one that you do not know, and change your password.
devices-unknown = Unknown device
devices-this = this device
devices-since = signed in
devices-seen = last used
devices-end = End this session
devices-end-others = End all other sessions
job-title = Work under way
job-under-way = Work is under way. You can close this page: it goes on.
job-done = Done.
job-see = Open the result
job-failed = It did not work. Try again; if it repeats, tell whoever looks after the server.

search = Search
search-what = What to find
search-hint = A person, body, branch, document or directive: two letters of a name or title, a number (No. 7), a year.
search-do = Search
search-more = The first { $n } are shown. Add a word to find the rest.
search-none = Nothing was found. Try part of a word or another spelling.

begin-lead = The system is installed, but no federation has been founded in it yet.
begin-do = Enter the founding decision
begin-operator = Sign in by the link that the program showed when it started, to enter the founding decision and the first seats.

gallery = Samples
demo-title = Demo roles
demo-lead = Sign in in any role. The data is made up and temporary: it is gone when the program is stopped.
demo-lead-kept = Sign in in any role. The data is made up; whatever you do is kept for the next start.

denied = You do not have the right to this: { $right }. Rights follow from seats in bodies; your desk shows yours and what they rest on.
lost-field = Field
lost-yours = You wrote
lost-theirs = It says now
trouble-title-denied = No right to this
trouble-title-missing = Not found
trouble-title-4 = That did not work
trouble-title-5 = Server error
trouble-fields = Check the marked fields.
trouble-sign-in = Sign in first.
trouble-missing = There is no such page or record. Perhaps the address has a typo.
trouble-lost = While you were writing, somebody else changed the record. Both versions are below: carry over what you need and save again.
trouble-busy = Too many requests right now. Wait a few seconds and try again.
trouble-broken = The program could not handle the request. It was logged; try again.
trouble-origin = The request did not come from one of our pages, so nothing was changed. Open the page anew and try again.
trouble-request = The request could not be understood. Go back and try again.
trouble-too-large = The file or text is too large.
trouble-home = To the first page
trouble-desk = To your desk
trouble-rights = My rights

toast-signed-out = You are signed out.
toast-device-ended = The session was ended.
backup-postgres = Back up a PostgreSQL database with its own tools (pg_dump).

kind-person = person
kind-organisation = organisation
kind-branch = branch
kind-body = body
kind-document = document
kind-directive = directive
kind-line = line
kind-draft = draft
kind-item = item
found-person = People
found-organisation = Organisations
found-branch = Branches
found-body = Bodies
found-document = Documents
found-directive = Directives
found-line = Lines
found-draft = Drafts
found-item = Items
