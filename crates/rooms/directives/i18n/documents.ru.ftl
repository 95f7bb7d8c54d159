# Документы, проекты, выписки.
nav-documents = Документы
nav-drafts = Внести документ

document-kind-resolution = Постановление
document-kind-decision = Решение
document-kind-minutes = Протокол
document-kind-motion = Решения собрания
document-kind-other = Документ
document-named = { $kind } № { $number }
document-named-day = { $kind } № { $number } от { $day }
directive-found-one = { $document }, пункт { $item } · { $owner }
directive-found = { $n ->
    [0] { $document }, пункт { $item }
    [one] { $document }, пункт { $item } · { $n } исполнитель
    [few] { $document }, пункт { $item } · { $n } исполнителя
   *[many] { $document }, пункт { $item } · { $n } исполнителей
 }
document-front = Последние решения
document-all = Все документы
document-none = Принятых документов пока нет.

nature-charge = поручение
nature-permanent = постоянная обязанность
nature-form = образование
nature-appoint = назначение
nature-elect = избрание
nature-approve = утверждение
nature-note = принятие к сведению
nature-evaluate = оценка
nature-amend = изменение документа
nature-repeal = отмена
nature-authorize = разрешение
nature-control = контроль исполнения
nature-effect = вступление в силу
nature-appeal = обращение
nature-declare = заявление

deadline-none = без срока
deadline-by = до { $day }
deadline-on = { $day }
deadline-span = с { $from } по { $to }
deadline-before = по событию: { $event }
deadline-at-once = немедленно
deadline-within = в течение { $length } со дня принятия
deadline-length-days = { $n ->
    [one] { $n } дня
   *[other] { $n } дней
 }
deadline-length-weeks = { $n ->
    [one] { $n } недели
   *[other] { $n } недель
 }
deadline-length-months = { $n ->
    [one] { $n } месяца
   *[other] { $n } месяцев
 }
deadline-length-years = { $n ->
    [one] { $n } года
   *[other] { $n } лет
 }
deadline-length-and = { $months } и { $days }
deadline-daily = { $n ->
    [1] ежедневно
    [one] раз в { $n } день
    [few] раз в { $n } дня
   *[many] раз в { $n } дней
 }
deadline-weekly = { $n ->
    [1] еженедельно
    [one] раз в { $n } неделю
    [few] раз в { $n } недели
   *[many] раз в { $n } недель
 }
deadline-monthly = { $n ->
    [1] ежемесячно
    [3] ежеквартально
    [6] раз в полгода
    [one] раз в { $n } месяц
    [few] раз в { $n } месяца
   *[many] раз в { $n } месяцев
 }
deadline-yearly = { $n ->
    [1] ежегодно
    [one] раз в { $n } год
    [few] раз в { $n } года
   *[many] раз в { $n } лет
 }
deadline-recurring-day = { $rhythm } до { $day }-го числа
deadline-recurring-last = { $rhythm } до конца месяца
deadline-recurring-date = { $rhythm } до { $date }
deadline-recurring-until = { $rhythm }, последний раз не позднее { $until }
deadline-month-day = { $day } { $month }
deadline-standing = постоянно
deadline-standing-report = постоянно, отчёт { $rhythm }

party-group-body = Органы
party-group-class = Все сразу
party-group-branch = Отделения
party-group-organisation = Организации
party-group-office = Должности
party-group-person = Люди

deadline-not-understood = Срок не понят. Напишите, например: «до 1 августа 2026 г.», «в течение трёх месяцев», «ежеквартально», «постоянно» или «по событию: очередная конференция».

# Список и страница документа.
document-bring-in = Внести документ
document-head-document = Документ
document-head-kind = Вид
document-head-number = Номер
document-head-title = Заголовок
document-head-body = Кем принят
document-head-day = Дата
document-head-year = Год
document-head-lines = Строк контроля
document-head-open = Не закрыто
document-head-address = Адрес
document-open-of = { $open } из { $lines }
document-print = Печать
document-source = Исходный текст
document-original = Исходный файл
document-scan = Скан оригинала
document-json = Данные (JSON)
document-execution = Справка о выполнении
document-cite = Сослаться
document-cited = Ссылка скопирована
document-citation = { $named } { $title }. { $address }
document-archival = Документ принят раньше, чем объединение начало вести здесь контроль. Пока о поручении нет сведений, о нём никому не напоминают.
document-done-by-adoption = исполнено принятием
document-lines = { $n ->
    [one] { $shown } исполнитель
    [few] { $shown } исполнителя
   *[many] { $shown } исполнителей
 }
document-line-due = до { $day }
document-no-owner-named = исполнитель не определён
document-adopted-by = Кем принят
document-adopted-on = Дата принятия
document-place = Место
document-number = Номер
document-convocation = Созыв
document-convocation-number = { $number }-й
document-quorum = Кворум
document-present-of = присутствовали { $present } из { $members }
document-present = присутствовали { $present }
document-votes = Голоса
document-votes-for = за { $n }
document-votes-against = против { $n }
document-votes-abstained = воздержались { $n }
document-fingerprint = Отпечаток текста (SHA-256)
document-entered = Внесён
document-address = Адрес
document-extracts = Выписки
document-extracts-received = получено { $received } из { $made }
document-own-extracts = В этом документе есть поручения вам. Ваша выписка:
document-scan-missing = Скан подписанного оригинала не приложен
document-scan-add = Приложить скан
document-scan-odd = Это не PDF и не изображение (PNG, JPEG, TIFF). Выберите другой файл.
document-file-large = Слишком большой файл или текст: больше { $max }. Оставьте только нужные страницы или разделите на части.

# Внесение документа.
draft-lead = Вставьте текст, выберите файл или напишите документ здесь же. Программа прочтёт его, а вы проверите.
draft-file = Файл
draft-file-hint = DOCX, ODT, PDF с текстом, HTML, TXT или MD, до { $max }. Файл можно перетащить сюда.
draft-or = или
draft-text = Текст документа
draft-text-hint = Целиком, вместе с шапкой и подписями.
draft-read = Прочитать
draft-both = Выберите одно: файл или текст. Чтобы прочитать файл, очистите поле текста и выберите файл ещё раз.
draft-file-empty = Файл пустой. Выберите другой.
draft-too-long = В тексте { $chars } знаков, а прочитать можно до { $max }. Оставьте только сам документ.
draft-open = Незавершённые проекты
draft-all = Все проекты
draft-none = Незавершённых проектов нет.
draft-head = Проект
draft-by = Внёс
draft-changed = Изменён
draft-how-far = Состояние
draft-items = { $n ->
    [one] { $n } пункт
    [few] { $n } пункта
   *[many] { $n } пунктов
 }
draft-questions = { $n ->
    [one] { $n } вопрос
    [few] { $n } вопроса
   *[many] { $n } вопросов
 }
draft-state = { $items }, { $questions }
draft-state-clear = { $items }, вопросов нет

# Проверка прочитанного.
draft-review = Проверка прочитанного
draft-source = Исходный текст
draft-reading = Прочитано
draft-adopt = К принятию
draft-drop = Отложить
draft-drop-title = Отложить проект?
draft-drop-loses = место проекта { $title } в списке открытых ({ $state }); он останется среди отложенных
draft-drop-do = Отложить проект
draft-adopted = Проект принят и внесён под номером { $number }.
draft-dropped = Проект отложен. Его можно вернуть в работу со всем, что исправлено.
draft-see-document = Открыть документ
draft-keys = Alt и стрелка вверх или вниз: к соседнему пункту. Enter: открыть его.
draft-no-questions = Вопросов нет
draft-leave-so = Оставить так
draft-blocks = Без ответа принять нельзя
draft-settled = { $n ->
    [one] Оставлен как есть { $n } вопрос.
    [few] Оставлены как есть { $n } вопроса.
   *[many] Оставлено как есть { $n } вопросов.
 }
draft-ask-again = Спросить снова
draft-head-title = Шапка
draft-correct = Исправить
draft-save = Сохранить
draft-save-next = Сохранить и к следующему
draft-close = Закрыть без сохранения
draft-unknown = не определено
draft-kind = Вид документа
draft-body = Принявший орган
draft-body-hint = Из реестра органов.
draft-written = В тексте: { $words }
draft-place = Место
draft-signatories = Подписали
draft-person = Имя
draft-role = Должность
draft-signatory-name = Должность указана, а имя нет. Напишите имя или очистите должность.
draft-day-odd = Такой даты нет. Напишите, например, 5.11.2026.
draft-field-control = В тексте есть непечатаемые знаки. Наберите его заново.
draft-field-long = Слишком длинно: не больше { $max } знаков.
draft-item-title = Пункт { $item }
draft-words = Слова
draft-owners = Исполнители
draft-owner = Исполнитель
draft-owner-n = Исполнитель { $n }
draft-owner-written = Исполнитель { $words }
draft-owner-more = Ещё исполнитель
draft-owner-nobody = никого не добавлять
draft-owner-remove = убрать этого исполнителя
draft-owner-unknown = не найден в реестре
draft-owner-several = подходят несколько, выберите
draft-no-owner = никто не назван
draft-no-owner-meant = исполнитель не подразумевается
draft-no-owner-box = Исполнитель не подразумевается
draft-no-owner-hint = Тогда исполнять будет принявший орган с пометкой «исполнитель не определён».
draft-create = Нет в списке? Внести:
draft-create-bodies = орган
draft-create-branches = отделение
draft-create-organisations = организацию
draft-create-people = человека
draft-deadline = Срок
draft-deadline-hint = Словами, как в тексте: «до 1 августа 2026 г.», «ежеквартально», «постоянно». Пусто: без срока.
draft-understood = Понято: { $words }
draft-past-meant = Срок раньше принятия: так и задумано
draft-natures = Вид поручения
draft-natures-hint = Строка контроля появится только у поручения, постоянной обязанности и обращения.
draft-appointments = Названные в состав
draft-label = Номер в тексте
draft-label-hint = Как напечатан: 4, 4.1, а. Пусто: номера в тексте нет.
draft-directive = Поручение
draft-directive-of = Поручение { $n } из { $count }
draft-add-directive = Добавить поручение
draft-remove-directive = Убрать это поручение
draft-remove-item = Это не пункт
draft-join = Соединить со следующим
draft-split = Разделить пункт
draft-split-hint = Выберите слова, с которых начнётся новый пункт. Исправленное в этой форме сохранится.
draft-split-before = { $words }
draft-add-item = Добавить пункт
draft-add-hint = Сделать пунктом строки, которые остались вне пунктов
draft-add-first = Первая строка
draft-add-last = Последняя строка
draft-add-same = та же
draft-add-do = Добавить
draft-add-nothing = Весь текст уже разобран на пункты.
draft-add-odd = Между этими строками уже есть пункт. Выберите строки, которые идут подряд.
draft-lost = Пока вы исправляли, это же место изменил другой человек. Ваши исправления в полях ниже. Сохраните ещё раз, если верны они.
draft-lost-now = Сейчас записано
draft-item-gone = Пока вы исправляли, этот пункт разделили, соединили или убрали. Ваши исправления перечислены здесь: найдите нужные слова ниже и внесите их там.
draft-changed-look = Проект тем временем изменили. Посмотрите ещё раз и повторите.

question-body-guessed = Документ принял тот, кто назван «{ $written }». Проверьте, тот ли это орган.
question-unsure-kind = Шапка: вид документа прочитан неуверенно, проверьте.
question-unsure-body = Шапка: кто принял, прочитано неуверенно, проверьте.
question-unsure-number = Шапка: номер прочитан неуверенно, проверьте.
question-unsure-date = Шапка: дата прочитана неуверенно, проверьте.
question-unsure-place = Шапка: место прочитано неуверенно, проверьте.
question-unsure-title = Шапка: заголовок прочитан неуверенно, проверьте.
question-body = Не определён орган, который принял документ.
question-date = Не определена дата принятия.
question-no-items = Ни одного пункта не найдено. Если они есть, добавьте их.
question-owner-unknown =
    { $n ->
        [one] Пункт
       *[other] Пункты
    } { $items }: исполнителя «{ $owner }» нет в реестре.
question-owner-several =
    { $n ->
        [one] Пункт
       *[other] Пункты
    } { $items }: под именем «{ $owner }» известны несколько. Кто имеется в виду?
question-no-owner = Пункт { $item }: не сказано, кто исполняет.
question-past = Пункт { $item }: срок истёк до принятия документа ({ $adopted }).
question-nature = Пункт { $item }: непонятно, поручение ли это.
question-sure = Пункт { $item }: прочитано неуверенно, проверьте.

# Принятие.
adopt-title = Внести как принятый
adopt-body = Кто принял
adopt-body-hint = Только органы, за которые вы вправе вносить документы.
adopt-body-missing = Выберите орган, который принял документ.
adopt-no-body = Сейчас нет органа, за который вы вправе вносить принятые документы.
adopt-choose = выберите
adopt-on = Дата принятия
adopt-number-hint = Пусто: следующий свободный номер этого органа за год.
adopt-number-next = Пусто: номер { $number }, следующий свободный ({ $body }, { $year } год).
adopt-count = Кворум и голоса
adopt-count-hint = По протоколу. Чего в нём нет, оставьте пустым.
adopt-present = Присутствовали
adopt-members = Всего членов
adopt-for = За
adopt-against = Против
adopt-abstained = Воздержались
adopt-count-odd = Нужно целое число.
adopt-scan = Скан подписанного оригинала
adopt-scan-hint = PDF, PNG, JPEG или TIFF, до 20 МБ. Его увидят только те, кто читает официальные документы.
adopt-scan-again = Выберите скан ещё раз: браузер не хранит выбранный файл.
adopt-follows = Что последует
adopt-lines = { $n ->
    [one] { $lines } строка контроля, { $parties }
    [few] { $lines } строки контроля, { $parties }
   *[many] { $lines } строк контроля, { $parties }
 }
adopt-parties = { $n ->
    [one] { $shown } исполнитель
    [few] { $shown } исполнителя
   *[many] { $shown } исполнителей
 }
adopt-by-adoption = { $n ->
    [one] { $n } решение исполнено самим принятием
    [few] { $n } решения исполнены самим принятием
   *[many] { $n } решений исполнено самим принятием
 }
adopt-no-lines = Строк контроля не будет: документ никому ничего не поручает.
adopt-questions-left = Принять можно и так.
adopt-questions-block = Среди них есть такие, без ответа на которые принять нельзя.
adopt-archival = Документ принят раньше, чем объединение начало вести здесь контроль. Писем исполнителям не будет, а строки контроля получат пометку «нет сведений».
adopt-mend = Исправить в проекте
adopt-do = Внести документ
adopt-back = Вернуться к проверке

# Выписки.
extract = Выписка
extract-title = Выписка. { $document }
extract-to = Кому:
extract-to-whom = Кому
extract-document = Документ
extract-item = Пункт
extract-charge = Поручение
extract-deadline = Срок
extract-deadline-first = { $deadline }; ближайший день: { $day }
extract-controller = Контролирует
extract-line = Строка контроля
extract-empty = Поручений для этого исполнителя в документе больше нет.
extract-certified = Выписка верна. { $day }
extract-certified-by = Выписка верна. { $name }, { $day }
extract-signed-by = Документ подписали
extract-pdf = Скачать PDF
extract-file = Выписка { $number }.pdf
extract-list = Выписки
extract-none = Выписок нет: документ никому ничего не поручает.
extract-none-archival = Выписок нет: документ принят раньше, чем объединение начало вести здесь контроль.
extract-made = Выдана
extract-receipt = Получение
extract-received-owner = получено исполнителем
extract-received-from = на бумаге, сообщил: { $from }
extract-not-received = не получена
extract-receive = Отметить получение
extract-from = Кто получил на бумаге
extract-from-hint = Имя того, кто взял выписку или сообщил о получении.
extract-receive-paper = Отметить получение на бумаге
extract-filter-received = получены
extract-filter-waiting = не получены
extract-waiting = Выписки ждут получения
extract-waiting-count = { $n ->
    [one] { $n } выписка не получена
    [few] { $n } выписки не получены
   *[many] { $n } выписок не получено
 }

toast-draft-read = Документ прочитан. Проверьте, всё ли верно.
toast-draft-saved = Сохранено.
toast-draft-dropped = Проект отложен.
toast-document-adopted = Документ внесён. Исполнителям выданы выписки.
toast-document-archived = Документ внесён в архив контроля. Писем и выписок по нему нет.
toast-scan-attached = Скан приложен.
toast-extract-received = Получение отмечено.

draft-match = Сверить с реестром ещё раз
draft-take-up = Вернуть в работу
draft-aside =
    { $n ->
        [one] Отложенные: { $n } проект
        [few] Отложенные: { $n } проекта
       *[many] Отложенные: { $n } проектов
    }
toast-draft-matched = Исполнители найдены в реестре.
toast-draft-matched-none = Новых совпадений с реестром нет.
toast-draft-taken-up = Проект снова в работе.
adopt-body-unknown = Такого органа в реестре нет. Выберите из списка.

names-learned = Выученные названия
names-lead = Так документы называют тех, кто в реестре записан иначе. Названия выучены при проверке: в следующем документе они узнаются сами.
names-name = В тексте
names-party = Кто это
names-document = Из документа
names-by = Кто указал
names-forget-head = Забыть
names-forget = Забыть
names-none = Пока ничего не выучено. Когда при проверке вы укажете, кого документ называет, это название запомнится.
toast-name-forgotten = Название забыто. О нём снова спросят.

documents-counted = { $n ->
    [one] { $shown } документ
    [few] { $shown } документа
   *[many] { $shown } документов
 }
extracts-counted = { $n ->
    [one] { $shown } выписка
    [few] { $shown } выписки
   *[many] { $shown } выписок
 }
