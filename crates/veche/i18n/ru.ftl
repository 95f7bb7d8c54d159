# Командная строка.
cli-usage-unknown = Ключа { $what } нет. Подсказка: { $help }
cli-usage-no-command = Укажите команду. Подсказка: { $help }
cli-usage-utf8 = Введён не текст (UTF-8). Подсказка: { $help }
cli-usage-command = Команды { $what } нет. Подсказка: { $help }
cli-usage-value = { $what } не принимает «{ $value }». Подсказка: { $help }
cli-usage-missing = Аргумент { $what } обязателен. Подсказка: { $help }
cli-usage-conflict = { $what } и { $other } вместе не указывают. Подсказка: { $help }
cli-usage-other = { $why }. Подсказка: { $help }
cli-fault = На этих данных программа дала сбой. Сообщите нам о нём и, если можно, приложите файл.
cli-file = { $file }: { $why }
cli-output = Не удалось записать ответ: { $why }
cli-io-not-found = Такого файла или папки нет. Проверьте имя.
cli-io-permission = Система не пускает этого пользователя. Проверьте права доступа.
cli-io-folder = Это папка, а нужен файл.
cli-io-not-folder = Это файл, а нужна папка.
cli-io-name = Такого имени система не допускает.
cli-io-circle = Ссылки ведут по кругу.
cli-io-exists = Такое имя уже занято. Выберите другое.
cli-io-full = На диске кончилось место.
cli-io-address-in-use = Адрес занят другой программой. Укажите другой: --listen.
cli-io-read-only = На диск нельзя писать.
cli-io-other = Ответ системы: { $why }
cli-wrong-input = Данные указаны неверно.
cli-missing = Такой записи нет.
cli-lost = Запись тем временем изменил кто-то другой. Повторите.
cli-busy = База данных занята. Повторите.
cli-broken = Сбой: { $why }
cli-folder-busy = С папкой { $folder } уже работает программа. Остановите её или укажите другую папку: --data.
cli-no-data = В папке { $folder } данных нет. Укажите нужную папку (--data) или начните с veche init{ $flags }
cli-database = База данных не открылась: { $why }
cli-no-database = Файл veche.sqlite в папке { $folder } повреждён, или это не база данных. Возьмите копию данных (её делает veche backup).
cli-mail = Так письма не отправить, проверьте --smtp и --mail-from: { $why }
cli-listen = Адрес { $address } занять не удалось. { $why }

# veche read
cli-read-empty-folder = { $folder }: В этой папке нечего читать: нет файлов .txt, .md, .html, .docx, .odt и .pdf.
cli-read-document = Документ
cli-read-numbered = { $kind } № { $number }
cli-read-why-in = { $field } { $words }, пункт { $item }
cli-read-why-of = { $field } { $words }
cli-read-title = О чём
cli-read-body = Кто принял
cli-read-date = Дата
cli-read-place = Место
cli-read-signed = Подпись
cli-read-preamble = Обоснование
cli-read-unfulfilled = Не выполнено
cli-read-resolving = Формула
cli-read-head-number = №
cli-read-head-owner = Исполнитель
cli-read-head-action = Что
cli-read-head-deadline = Срок
cli-read-head-nature = Вид
cli-read-due = (до { $day })
cli-read-appointment = → { $name }
cli-read-appointment-role = → { $name }: { $role }
cli-read-attachment = + приложение: { $words }
cli-read-questions = Вопросы
cli-read-notes = О файле
cli-kind-resolution = Постановление
cli-kind-decision = Решение
cli-kind-minutes = Протокол
cli-kind-motion = Решения собрания
cli-kind-other = Документ
cli-nature-charge = поручение
cli-nature-permanent = постоянно
cli-nature-form = создаёт
cli-nature-appoint = назначает
cli-nature-elect = избирает
cli-nature-approve = утверждает
cli-nature-note = к сведению
cli-nature-evaluate = оценка
cli-nature-amend = изменяет
cli-nature-repeal = отменяет
cli-nature-authorize = разрешает
cli-nature-control = контроль
cli-nature-effect = вступление в силу
cli-nature-appeal = обращение
cli-nature-declare = заявление

# В чём программа не уверена.
prose-nothing-to-read = Здесь нет слов. Тот ли это файл?
prose-no-items = Пунктов с решениями не нашлось. Это постановление, и весь ли текст на месте?
prose-no-body = Кто это принял? Орган не назван.
prose-no-date = Когда это принято? Дата не нашлась.
prose-several-dates = Датой принятия сочтено { $taken }; есть ещё { $others ->
    [one] { $others } подходящая дата
    [few] { $others } подходящие даты
   *[many] { $others } подходящих дат
 }. Верно ли выбрано?
prose-unsure-owner = Пункт { $position }: исполнитель — «{ $text }»?
prose-charge-without-owner = Пункт { $position }: кто должен это сделать? Никто не назван.
prose-deadline-before-adoption = Пункт { $position }: срок ({ $due }) раньше дня принятия ({ $adopted }). Верен ли год?
prose-no-working-calendar = Пункт { $position }: рабочие дни этого года программе неизвестны, они сочтены без праздников. Проверьте срок.
prose-cut-off = Текст обрывается посреди пункта. Не потерялась ли страница?
prose-lost-numbers = Начиная с пункта { $position } нет номеров, хотя у других они есть. Не потерялись ли они?
prose-unclear-item = Пункт { $position }: нужно ли здесь что-то делать? Глагола, который бы это говорил, нет.
prose-ambiguous-name = Пункт { $position }: имя «{ $text }» носят несколько. Кто имеется в виду?

# Почему файл не прочитать.
intake-not-a-document = { $seen ->
    [picture] Это изображение. Сначала распознайте текст или наберите его.
    [media] Это звук или видео, а нужен текст.
    [program] Это программа, а не документ.
    [archive] Это архив. Распакуйте его и дайте сам документ.
    [spreadsheet] Это электронная таблица. Сохраните текст как .docx, .odt или .pdf.
    [slides] Это презентация. Сохраните текст как .docx, .odt или .pdf.
    [old-word] Это старый файл Word (.doc). Сохраните его как .docx.
    [rtf] Это RTF. Сохраните файл как .docx или .odt.
    [other-document] Такие документы не читаются. Сохраните его как .docx, .odt или .pdf.
   *[unknown] Это не текстовый документ. Читаются .txt, .md, .html, .docx, .odt и .pdf.
 }
intake-too-large = В файле { $bytes }, а читается не больше { $limit }. Оставьте в нём только страницы с решением.
intake-bomb = { $sign ->
    [size] Файл распаковывается больше чем в { $limit }. Сохраните его заново без картинок и вложений.
    [time] Чтение заняло больше { $limit } секунд. Сохраните файл заново или скопируйте из него текст.
   *[other] Файл устроен не так, как бывают устроены документы, и читать его слишком дорого. Сохраните его заново или скопируйте из него текст.
 }
intake-too-much-text = Текста больше { $limit } знаков. Оставьте только страницы с решением.
intake-too-many-pages = Страниц больше { $limit }. Оставьте только страницы с решением.
intake-no-text = { $pages ->
    [1] В файле одна страница, и на ней изображение без текста.
    [one] В файле { $pages } страница, и на них изображения без текста.
    [few] В файле { $pages } страницы, и на них изображения без текста.
   *[many] В файле { $pages } страниц, и на них изображения без текста.
 } Сначала распознайте текст (OCR) или наберите его.
intake-encrypted = Файл закрыт паролем. Сохраните его без пароля.
intake-empty = Текста в нём нет.
intake-damaged = { $what ->
    [pdf] PDF повреждён.
    [archive] Файл повреждён или скопирован не целиком.
   *[other] Документ повреждён внутри.
 } Откройте его в той программе, где он сделан, и сохраните заново.
intake-note-encoding = Файл прочитан в кодировке { $encoding }.
intake-note-letters-repaired = Исправлены русские буквы, которые файл называл латинскими.
intake-note-hyphens-joined = { $count ->
    [one] Соединено { $count } слово, разорванное переносом.
    [few] Соединены { $count } слова, разорванные переносами.
   *[many] Соединено { $count } слов, разорванных переносами.
 }
intake-note-running-lines = Опущены колонтитулы и номера страниц: { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[many] { $count } строк
 }.
intake-note-pages-without-text = { $count ->
    [one] На { $count } странице нет текста
    [few] На { $count } страницах нет текста
   *[many] На { $count } страницах нет текста
 }: там изображение или пусто.
intake-note-sideways-text = Строки, идущие поперёк страницы, опущены.
intake-note-unreadable-characters = { $count ->
    [one] Не удалось распознать { $count } знак, он опущен.
    [few] Не удалось распознать { $count } знака, они опущены.
   *[many] Не удалось распознать { $count } знаков, они опущены.
 }
intake-note-deleted-text = Текст, удалённый в режиме правки, опущен.
intake-note-footnotes = { $count ->
    [one] Опущена { $count } сноска.
    [few] Опущены { $count } сноски.
   *[many] Опущено { $count } сносок.
 }
intake-note-navigation = Меню и ссылки вокруг текста страницы опущены.
intake-note-cut-short = Файл повреждён в одном месте; прочитано то, что стоит до него.

# Что не напечатать.
print-too-many-rows = Строк для печати { $count }, а за раз печатается не больше { $most }. Выберите меньше: короче период или один орган.
print-too-much-text = Знаков для печати { $count }, а за раз печатается не больше { $most }. Выберите меньше: короче период или один орган.
print-too-many-pages = Страниц для печати { $count }, а за раз печатается не больше { $most }. Выберите меньше: короче период или один орган.

# veche serve
cli-insecure = Адрес { $address } виден с других машин, и без https пароли увидит вся сеть. Слушайте 127.0.0.1 за прокси с https, а для пробы добавьте --insecure-http.
cli-log = Фильтр { $filter } в --log не понять: { $why }
cli-serving = Вече работает по адресу { $url }
cli-begin = Объединение здесь ещё не учреждено. Начните с одноразовой ссылки: { $url }
cli-begin-known = Объединение здесь ещё не учреждено. Войдите как оператор: { $url }
cli-operator-link = Одноразовая ссылка для учётной записи оператора: { $url }
cli-stopped = Остановлено.

# veche init
cli-init-done = Объединение учреждено. Передайте каждому его приглашение; оно действует один раз, две недели:
cli-init-next = Теперь запустите портал: veche serve{ $flags }
cli-init-syntax = Строку { $line } не прочитать: дело в кавычках, скобках или знаке =. Образец покажет veche init --example
cli-init-unknown = Поля { $what } здесь нет. Есть поля: { $list }. Образец покажет veche init --example
cli-init-missing = Нет поля { $what }. Образец покажет veche init --example
cli-init-kind = В поле { $what } должен быть { $wants ->
    [text] текст в кавычках
    [names] набор названий по языкам: {"{"} ru = "…", en = "…" {"}"}
    [number] номер: целое число от 1 до 9999
    [texts] список текстов
   *[list] список частей [[{ $what }]]
 }. Образец покажет veche init --example
cli-init-empty = Поле { $what } пусто. Образец покажет veche init --example
cli-init-wrong = { $what } не принимает «{ $value }». Образец покажет veche init --example
cli-init-row = { $what } (часть { $n })
cli-init-unfinished = Ответы кончились раньше вопросов, ничего не записано. Начните снова или заполните файл: veche init --example
init-hello = Учредительное решение и первые места. До последнего ответа ничего не записывается.
init-name = Название объединения:
init-name-again = Введите название.
init-short-name = Короткое название (Enter — без него):
init-short-name-again = Введите название.
init-zone = Часовой пояс (Enter — { $zone }):
init-zone-again = Такого пояса нет. Примеры: Europe/Moscow, Asia/Yekaterinburg.
init-founded-on = День учредительного решения (01.02.2026):
init-founded-on-again = Такого дня нет. Введите его так: 01.02.2026.
init-decision = Текст решения или @файл:
init-decision-again = Введите текст или знак @ и имя файла.
init-bodies = Органы. Enter — принять показанное название, дефис — не создавать (кроме первых двух); последний создаётся, только если назван.
init-body = Название органа ({ $default }):
init-body-conference = Конференция
init-body-council = Центральный Совет
init-body-audit-commission = Ревизионная комиссия
init-body-presidium = Президиум
init-seats = Первые места. Enter дважды — оставить место пустым; хотя бы один человек должен стать председателем или секретарём совета.
init-seat-council-chair = Председатель совета
init-seat-council-secretary = Секретарь совета
init-seat-audit-commission-chair = Председатель ревизионной комиссии
init-family = Фамилия:
init-given = Имя:
init-patronymic = Отчество (Enter — без него):
init-email = Адрес почты (Enter — без него):
init-email-again = Это не адрес. Введите его так: name@example.org.

# veche import, report, backup
cli-no-login = Учётной записи с логином { $login } нет. Укажите в --as логин того, кто вправе готовить документы.
cli-imported = Документ внесён, прочитано: { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[many] { $count } пунктов
 }. Проверьте его на портале: { $path }

# veche doctor
doctor-database = { $engine }, в потоке { $deeds ->
    [one] { $deeds } событие
    [few] { $deeds } события
   *[many] { $deeds } событий
 }.
doctor-founded = Объединение: { $name }.
doctor-not-founded = Объединение здесь не учреждено: veche init{ $flags }
doctor-no-operator = У оператора нет учётной записи. Если она нужна, ссылку покажет veche serve{ $flags } --operator-link
doctor-document-of-nobody = № { $number } ({ $path }) принят органом, которого нет в реестре. Сверьте с более старой копией и сообщите нам об этом.
doctor-name-of-nobody = Выученное имя «{ $name }» больше ни к кому в реестре не относится. Забыть его можно на портале: /drafts/names
doctor-letters = { $count ->
    [one] { $count } письмо не доставлено
    [few] { $count } письма не доставлены
   *[many] { $count } писем не доставлены
 }. Проверьте почтовый сервер и --mail-from.
doctor-set-aside = Последователь { $follower } отложил событие { $number }. Сообщите нам об этом.
doctor-files = В папку файлов нельзя писать.
doctor-well = Всё в порядке.

# veche demo
cli-demo-doors = Вход по ролям:
cli-demo-temporary = Данные вымышлены и временны: при остановке (Ctrl-C) программа их удалит.
cli-demo-kept = Данные вымышлены и останутся в папке { $folder } до следующего раза. Остановить: Ctrl-C.
cli-demo-other = В папке { $folder } не демонстрация, а настоящее объединение. Укажите другую папку (--data) или не указывайте никакой.
demo-role-secretary = Секретарь совета
demo-role-chair = Председатель совета
demo-role-coordinator = Координатор отделения
demo-role-auditor = Член ревизионной комиссии
demo-role-member = Член совета
demo-role-operator = Оператор сервера

# veche report
cli-report-of-what = Укажите, о чём справка: документ (--document 14) или период (--from 2024-01-01 --until 2024-12-31). Подсказка: veche report --help
cli-report-terminal = PDF не для терминала. Укажите файл: --output.
cli-report-no-document = Документа с номером { $number } нет.
cli-report-several = Номер { $number } есть у нескольких документов. Укажите адрес одного из них: { $list }

# veche backup
cli-backup-done = Данные скопированы в { $folder }, с ними { $count ->
    [one] { $count } файл
    [few] { $count } файла
   *[many] { $count } файлов
 }.
cli-backup-files = В { $folder } { $count ->
    [one] скопирован { $count } файл
    [few] скопированы { $count } файла
   *[many] скопировано { $count } файлов
 }. Базу PostgreSQL скопируйте её средствами (pg_dump).
cli-backup-altered = Файл { $file } на диске изменён. Возьмите его из более старой копии.
