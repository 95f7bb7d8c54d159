# The foot of a printed page.
print-page = Page { $page } of { $pages }
