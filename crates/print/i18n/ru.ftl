# The foot of a printed page.
print-page = Страница { $page } из { $pages }
