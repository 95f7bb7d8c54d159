# Components, layout and lists: words that any page may need.
ui-skip = Skip to content
ui-nav = Sections
ui-menu = Menu
ui-sign-in = Sign in
ui-sign-out = Sign out
ui-desk = Desk
ui-portal = Open the site
ui-you = Signed in as { $name }
ui-language-other = Русский
ui-theme = Appearance
ui-theme-light = Light
ui-theme-dark = Dark
ui-theme-system = As the system
ui-theme-to-dark = Dark appearance
ui-theme-to-light = Light appearance
ui-connection = Connection
ui-insecure = The connection is not encrypted: your password and all you write can be seen in your network. Good for trying only.
ui-made-with = Runs on Veche
ui-live-changed = This page has changed.
ui-live-show = Show what is new
ui-close = Close
ui-accent-not-a-colour = Give the colour as six figures after a hash, for example #7a4b12.
ui-accent-too-pale = This colour is too pale: words on it cannot be read. { $near } would do.

ui-search = Search
ui-find = Find…
ui-find-what = Person, body, document, directive
ui-any = all
ui-show = Show
ui-more-filters = More conditions
ui-count = { $n ->
    [one] { $shown } record
   *[other] { $shown } records
 }
ui-clear-filters = Clear filters
ui-print = Print
ui-sort-by = Sort by { $what }
ui-nothing-found = Nothing matches.
ui-nothing-yet = Nothing here yet.
ui-pages = Pages of the list
ui-first-page = To the start
ui-next-page = Next
ui-breadcrumbs = Where you are

ui-optional = optional
ui-required = required
ui-day-hint = For example, 5 Nov 2026.
ui-day-example = 5 Nov 2026
ui-problems = { $n ->
    [one] One thing to correct
   *[other] { $n } things to correct
 }
ui-draft-kept = Draft kept
ui-draft-lost = The draft is not being kept: no connection. Leave this page open.
ui-will-be-lost = This will be lost:
ui-type-name = To confirm, type: { $name }
ui-leave-as-is = Leave as it is

ui-line-from = Adopted
ui-line-due = Due
ui-line-ended = Ended
ui-line-no-due = No deadline
ui-line-today = today
ui-progress-of = { $done } of { $total }
ui-progress-unknown = Working
ui-progress-again = See how it goes
ui-no-history = No entries yet.
ui-provenance = Where this text comes from
ui-item-ours = The number is ours: the document has none
ui-items-ours = The numbers in square brackets are ours: they are not printed in the text of the document.
ui-item-address = Link to this item
ui-item-execution = Execution of item { $label }

ui-gallery = Components
ui-gallery-what = All that pages are made of, in every state.
ui-file-large = The file is larger than the program takes: at most { $max }.
