# Components, layout and lists: words that any page may need.
ui-skip = К содержанию
ui-nav = Разделы
ui-menu = Меню
ui-sign-in = Войти
ui-sign-out = Выйти
ui-desk = Рабочий стол
ui-portal = Открыть сайт
ui-you = Вы вошли как { $name }
ui-language-other = English
ui-theme = Оформление
ui-theme-light = Светлое
ui-theme-dark = Тёмное
ui-theme-system = Как в системе
ui-theme-to-dark = Тёмное оформление
ui-theme-to-light = Светлое оформление
ui-connection = Соединение
ui-insecure = Соединение не зашифровано: пароль и всё, что вы пишете, видно в вашей сети. Так можно только пробовать.
ui-made-with = Работает на программе Veche
ui-live-changed = Страница изменилась.
ui-live-show = Показать новое
ui-close = Закрыть
ui-accent-not-a-colour = Укажите цвет шестью знаками после решётки, например #7a4b12.
ui-accent-too-pale = Этот цвет слишком светлый: надписи на нём не прочесть. Подойдёт { $near }.

ui-search = Найти
ui-find = Найти…
ui-find-what = Человек, орган, документ, поручение
ui-any = все
ui-show = Показать
ui-more-filters = Ещё условия
ui-count = { $n ->
    [one] { $shown } запись
    [few] { $shown } записи
   *[many] { $shown } записей
 }
ui-clear-filters = Сбросить отбор
ui-print = Печать
ui-sort-by = Упорядочить: { $what }
ui-nothing-found = Ничего не нашлось.
ui-nothing-yet = Здесь пока ничего нет.
ui-pages = Страницы списка
ui-first-page = К началу
ui-next-page = Дальше
ui-breadcrumbs = Где вы

ui-optional = необязательно
ui-required = обязательно
ui-day-hint = Например, 5.11.2026.
ui-day-example = 5.11.2026
ui-problems = { $n ->
    [one] Исправьте одно место
    [few] Исправьте { $n } места
   *[many] Исправьте { $n } мест
 }
ui-draft-kept = Черновик сохранён
ui-draft-lost = Черновик не сохраняется: нет связи. Не закрывайте страницу.
ui-will-be-lost = Будет потеряно:
ui-type-name = Чтобы подтвердить, наберите: { $name }
ui-leave-as-is = Оставить как есть

ui-line-from = Принято
ui-line-due = Срок
ui-line-ended = Завершено
ui-line-today = сегодня
ui-line-no-due = Без срока
ui-progress-of = { $done } из { $total }
ui-progress-unknown = Идёт работа
ui-progress-again = Посмотреть, как идёт
ui-no-history = Записей пока нет.
ui-provenance = Откуда этот текст
ui-item-ours = Номер поставлен программой: в документе его нет
ui-items-ours = Номера в квадратных скобках поставлены программой: в тексте документа они не напечатаны.
ui-item-address = Ссылка на пункт
ui-item-execution = Исполнение пункта { $label }

ui-gallery = Составные части
ui-gallery-what = Всё, из чего сложены страницы, со всеми состояниями.
ui-file-large = Файл больше, чем принимает программа: не более { $max }.
