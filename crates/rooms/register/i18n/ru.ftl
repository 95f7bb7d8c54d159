# Реестр: люди, органы, отделения, организации.

# Права: «на это у вас нет права: …».
right-read-official = читать официальные записи
right-keep-register = вести реестр людей, органов, отделений и организаций
right-invite = приглашать в систему
right-prepare-document = готовить документы
right-adopt-document = вносить принятые документы
right-correct-reading = исправлять прочтение документа
right-report = отчитываться о поручениях
right-report-for-others = записывать отчёты за других
right-control = контролировать выполнение
right-publish = публиковать от имени объединения и менять его настройки
right-audit = вести ревизию
right-operate = обслуживать сервер

# Что сделано: по одному слову на запись истории.
verb-founded = Основание
verb-created = Внесение в реестр
verb-changed = Изменение
verb-seated = Занятие места
verb-unseated = Освобождение места
verb-invited = Приглашение
verb-joined = Вступление
verb-imported = Загрузка
verb-adopted = Принятие
verb-charged = Постановка на контроль
verb-received = Получение выписки
verb-reported = Отчёт
verb-accepted = Приёмка отчёта
verb-returned = Возврат отчёта
verb-withdrawn = Отзыв
verb-asked = Просьба о продлении
verb-extended = Продление
verb-refused = Отказ в продлении
verb-cancelled = Отмена
verb-corrected = Исправление прочтения
verb-published = Публикация
verb-audited = Замечание ревизии

body-kind-conference = конференция, съезд
body-kind-council = совет
body-kind-presidium = президиум
body-kind-audit-commission = ревизионная комиссия
body-kind-branch-council = совет отделения
body-kind-centre = центр
body-kind-editorial-board = редакционная коллегия
body-kind-support-centre = центр поддержки
body-kind-working-group = рабочая группа

office-kind-chair = председатель
office-kind-co-chair = сопредседатель, заместитель
office-kind-secretary = секретарь
office-kind-member = член
office-kind-candidate-member = кандидат в члены

organisation-kind-member = участник объединения
organisation-kind-partner = партнёр
organisation-kind-observer = наблюдатель
organisation-kind-candidate = кандидат в участники
organisation-kinds-member = Участники объединения
organisation-kinds-partner = Партнёры
organisation-kinds-observer = Наблюдатели
organisation-kinds-candidate = Кандидаты в участники

branch-state-active = действует
branch-state-dormant = не действует

membership-candidate = кандидат
membership-member = член объединения
membership-suspended = членство приостановлено
membership-left = выбыл

register-kind-body = орган
register-kind-branch = отделение
register-kind-organisation = организация
register-kind-office = должность
register-kind-person = человек
register-kind-class = все сразу

register-nav = Реестр
register-people-and-bodies = Люди и органы
register-people = Люди
register-bodies = Органы
register-branches = Отделения
register-organisations = Организации
register-invitations = Приглашения
register-rights = Мои права
register-settings = Настройки
register-tables = Таблицы

register-person = Человек
register-office = Должность
register-offices = Должности
register-body = Орган
register-branch = Отделение
register-members = Члены
register-name = Название
register-names = Название
register-kind = Вид
register-owner = При ком
register-owner-federation = само объединение
register-owner-branch = отделение
register-owner-organisation = организация
register-term = Срок
register-acts = Действия
register-exists = Существует
register-belongs = Состоит
register-history = История
register-none = не указано
register-not-there = Сейчас не существует
register-no-region = Без региона
register-change = Изменить
register-save = Сохранить
register-do-not-save = Не сохранять
register-done = Готово
register-show = Показать
register-today = На сегодня

register-span-both = с { $from } до { $to }
register-span-since = с { $from }
register-span-from = с { $from }
register-span-to = до { $to }

register-composition = Состав
register-composition-on = Состав на { $day }
register-on-day = Кто состоял на день
register-nobody-sits = В составе никого нет.
register-no-chair = Председателя нет: место свободно.
register-acting-mark = (исполняющий обязанности)
register-and-members = { $n ->
    [one] и ещё { $n } человек
    [few] и ещё { $n } человека
   *[many] и ещё { $n } человек
 }
register-meets = Собирается раз в несколько лет.
register-charter = Что вправе делать
register-convocations = Созывы
register-convocation = Созыв
register-convocation-number = созыв { $number }
register-of-convocation = созыв { $number }
register-no-convocation = вне созыва
register-who-sat = кто избран
register-past-seats = Прежние составы
register-past-offices = Прежние должности
register-offices-now = Должности
register-no-office-now = Сейчас должностей нет.
register-seat-line = { $office }, { $body }

register-bodies-none = Органов пока нет.
register-branches-none = Отделений пока нет.
register-organisations-none = Организаций пока нет.
register-people-none = Людей в реестре пока нет. Внесите первого или загрузите таблицу.
register-branch-no-bodies = Органов у отделения пока нет.

register-filter-when = Когда
register-filter-now = сейчас
register-filter-past = не сейчас
register-seat-with = с должностью
register-seat-without = без должности

register-body-new = Внести орган
register-body-change = Изменить орган
register-body-kind-hint = От вида зависит, какие должности в нём есть и что они вправе делать. Потом вид не меняется.
register-branch-new = Учредить отделение
register-branch-change = Изменить отделение
register-branch-own-fields = Здесь то, что ведёт само отделение. Название, регион и решения меняет секретарь объединения.
register-branch-state = Состояние
register-organisation-new = Внести организацию
register-organisation-change = Изменить организацию
register-organisation-kind = Положение
register-person-new = Внести человека
register-person-change = Изменить данные человека
register-person-card = Карточка в реестре

register-name-ru = Название по-русски
register-name-en = Название по-английски
register-names-ru = Названия по-русски
register-names-en = Названия по-английски
register-short-ru = Краткое название по-русски
register-short-en = Краткое название по-английски
register-abbreviations = Сокращения
register-abbreviations-hint = Как ещё называют в документах. Несколько через точку с запятой: ЦС; ЦС объединения.
register-cases = Падежи русского названия
register-cases-hint = Пустые формы программа предложит сама. Проверьте: они стоят в выписках и письмах.
register-ru-genitive = Родительный: нет кого, чего
register-ru-dative = Дательный: поручить кому, чему
register-ru-accusative = Винительный: избрать кого, что
register-ru-instrumental = Творительный: сделано кем, чем
register-ru-prepositional = Предложный: сказано о ком, о чём
register-region = Регион
register-contacts = Контакты
register-unit-contacts-hint = Это контакты самой организации: их видят все.
register-unit-email-hint = Адрес самого отделения: его видят все, туда приходят выписки.
register-email = Почта
register-phone = Телефон
register-website = Сайт
register-address = Адрес
register-decision = Решение
register-admission = Решение или договор о приёме
register-founded-on = Учреждено
register-formed-on = Образован
register-dissolved-on = Упразднение с какого дня
register-joined-on = В объединении с
register-left-on = Выход с какого дня
register-to-hint = Первый день, который уже не входит в срок.
register-dissolve-hint = С этого дня не существует ни отделение, ни его органы, и места в них ничего не дают.

register-person-name = Имя
register-family = Фамилия
register-given = Имя
register-patronymic = Отчество
register-family-latin = Фамилия латиницей
register-given-latin = Имя латиницей
register-patronymic-latin = Отчество латиницей
register-latin = Имя латиницей
register-latin-hint = Как пишет сам человек. Если не заполнить, на английских страницах имя стоит как есть.
register-person-contacts-hint = Почту и телефон видят только те, кто ведёт реестр.
register-letters-in = Язык писем
register-tongue-ru = русский
register-tongue-en = английский
register-tongue-federation = как у объединения
register-consent = Согласие на обработку данных
register-consent-version = Редакция согласия
register-consent-hint = Обозначение текста, с которым человек согласился: например, 2026-1.
register-consent-on = Дата согласия
register-consent-given = редакция { $version }, { $day }
register-consent-withdraw = Согласие отозвано
register-consent-withdrawn = согласие отозвано
register-branch-of-person-hint = Человек сразу становится членом этого отделения; для этого нужно согласие.
register-person-like = Человек с таким именем в реестре уже есть. Посмотрите, не он ли это.
register-person-same-email = Человек с такой почтой в реестре уже есть. Посмотрите, не он ли это.
register-body-like = Орган «{ $name }» уже есть. Если два органа зовутся одинаково, по пункту не понять, кто имеется в виду. Назовите этот иначе или подтвердите, что это второй.
register-body-another = Это второй орган с тем же названием, образовать его
register-person-like-these = Уже в реестре:
register-person-another = Это другой человек, внести
register-account = Учётная запись
register-account-yes = есть
register-account-no = нет: пригласите

register-membership = Членство
register-membership-state = Состояние
register-membership-change = Изменить состояние
register-no-membership = В отделениях не состоит.
register-join = Принять в отделение
register-from-day = С какого дня
register-to-day = До какого дня
register-affiliations = Принадлежность к организациям
register-affiliations-hint = Видна тем, кто ведёт реестр; остальным только если человек сам так решил.
register-no-affiliation = Не отмечена.
register-affiliate = Отметить организацию
register-affiliation-open = видна всем
register-affiliation-closed = видна только ведущим реестр
register-affiliation-show = Показывать всем
register-affiliation-show-hint = Только если человек сам этого хочет.
register-affiliation-end = Больше не состоит

register-convocation-new = Новый созыв
register-number = Номер
register-elected-by = Кем избран
register-elected-by-hint = Собрание и решение: например, третья конференция, постановление 4.
register-ends-the-last = Созыв { $number } на этом заканчивается
register-ends-the-last-hint = Места прежнего созыва с этого дня ничего не дают.
register-seat-new = Внести в состав
register-seat-do = Внести в состав
register-seat-what = С начала первого дня у человека появятся права, которые даёт эта должность.
register-person-hint = Фамилия, часть имени или адрес карточки.
register-person-which = Кто из них
register-person-several = Подходят несколько человек: выберите, кто имелся в виду.
register-person-none = В реестре нет никого с именем { $name }. Проверьте написание или сначала внесите человека.
register-acting = Исполняет обязанности
register-acting-hint = Место занято временно: рядом может быть и избранный председатель.
register-seat-decision-hint = Номер и дата решения, на котором держится место.
register-seated = Место занято
register-to-the-body = К составу
register-seat-end = Освободить место
register-seat-end-title = { $person }, { $office }, { $body }: освободить место?
register-seat-end-loses = права, которые давала эта должность
register-ends-from = С какого дня место свободно
register-ends-from-hint = Если день уже наступил, права прекратятся сразу.

register-cannot-backwards = Конец срока раньше начала. Поменяйте дни местами.
register-cannot-empty = В таком сроке нет ни одного дня. Укажите конец позже начала.
register-cannot-outside-body = { $how ->
    [both] Орган существует с { $from } до { $to }: срок должен начаться не раньше.
    [from] Орган существует с { $from }: срок должен начаться не раньше.
    [to] Орган существовал до { $to }: срок должен начаться раньше.
   *[none] Срок не помещается в срок существования органа.
 }
register-cannot-outside-convocation = { $how ->
    [both] Созыв длится с { $from } до { $to }: срок места должен помещаться в него.
    [from] Созыв начинается { $from }: срок места не может начаться раньше.
    [to] Созыв заканчивается { $to }: срок места должен помещаться в него.
   *[none] Срок места не помещается в срок созыва.
 }
register-cannot-held = Этот человек уже занимает эту должность в это время. Сначала освободите прежнее место.
register-cannot-two-chairs = В это время уже есть председатель. Освободите его место или отметьте, что новый исполняет обязанности.
register-cannot-convocations-meet = На это время приходится созыв { $number }. Сначала укажите, когда он закончился.
register-cannot-number-taken = Созыв { $number } уже внесён. Возьмите следующий номер.
register-cannot-member-already = Этот человек уже состоит в объединении через одно из отделений. Сначала закончите прежнее членство.
register-cannot-affiliated-already = Эта принадлежность уже отмечена.
register-cannot-not-there = В этот день такого отделения или такой организации нет. Проверьте день.
register-cannot-founded-already = Объединение здесь уже учреждено. Войдите по своему приглашению.
register-cannot-not-founded = Объединение здесь ещё не учреждено. Сначала внесите учредительное решение.
register-cannot-nobody-keeps = Никто не сможет вести реестр и приглашать. Дайте хотя бы одному человеку место председателя или секретаря в совете или президиуме.
register-cannot-ended-already = Это уже закончено или уже так записано.
register-cannot-no-consent = Нужно согласие человека на обработку данных: редакция и дата.
register-cannot-officers-invite = Приглашения выдают председатель и секретарь: у кого-то из них уже есть учётная запись.
register-cannot-seat-elsewhere = Этот человек занимает место вне отделения. Его данные и приглашения ведёт секретарь объединения.
register-warning-acting-beside-chair = У органа одновременно есть председатель и исполняющий его обязанности. Проверьте, так ли это.
register-warning-audits-oneself = Один человек состоит и в ревизионной комиссии, и в органе, который она проверяет. Сверьтесь с уставом.

register-field-empty = Заполните это поле.
register-field-name = Укажите название хотя бы на одном языке.
register-field-person-name = Укажите фамилию или имя.
register-field-long = Слишком длинно: не больше { $max } знаков.
register-field-many = Слишком много: не больше { $max }.
register-field-control = В тексте есть непечатаемые знаки. Наберите его заново.
register-field-day = Такого дня нет. Напишите, например, 5.11.2026.
register-field-day-empty = Укажите день.
register-field-future = Этот день ещё не наступил.
register-field-number = Укажите номер от 1 до 9999.
register-field-choose = Выберите из списка.
register-field-email = Это не похоже на адрес почты. Пример: anna@example.org.
register-field-phone = Это не похоже на телефон. Пример: +7 900 000-00-00.
register-field-website = Это не похоже на адрес сайта. Пример: https://example.org.
register-field-region = Региона с кодом { $value } нет. Коды стоят в списке регионов, например RU-TVE.
register-field-code = Слово { $value } здесь не годится. Допустимые слова перечислены в описании таблиц.
register-field-owner = { $value }: так орган не приписать. Напишите federation, branch: название или organisation: название.
register-field-zone = Часового пояса { $value } нет. Пример: Europe/Moscow.

register-tables-what = Выгрузка и загрузка реестра целиком. Что загрузится, видно заранее; загружается всё или ничего.
register-table-people = Люди
register-table-organisations = Организации
register-table-branches = Отделения
register-table-bodies = Органы
register-table-template = Образец
register-table-export = Выгрузить
register-table-file = Файл
register-table-file-hint = Таблица CSV в кодировке UTF-8, разделитель — точка с запятой или запятая. Заголовки столбцов как в образце.
register-table-look = Посмотреть, что изменится
register-table-preview = Что изменится
register-table-counts = Новых: { $created }. Изменится: { $changed }. Без изменений: { $same }. Под вопросом: { $doubtful }. С ошибками: { $wrong }.
register-table-nothing = В этой таблице нет ничего нового.
register-table-doubtful = Что делать со строками под вопросом
register-table-doubtful-skip = Пропустить
register-table-doubtful-create = Внести как новых
register-table-do = Загрузить
register-table-line = Строка
register-table-fate = Что с ней
register-table-what = Подробности
register-table-like = Похоже на:
register-table-done = Таблица загружена
register-table-done-what = Внесено: { $created }. Изменено: { $changed }. Пропущено: { $skipped }.
register-table-to-list = К списку
register-fate-created = новая запись
register-fate-changed = изменится
register-fate-doubtful = под вопросом
register-fate-wrong = ошибка
register-import-workbook = Это книга Excel или LibreOffice (.xlsx, .xls, .ods). Сохраните лист как «CSV UTF-8» и загрузите этот файл.
register-import-not-utf8 = Файл не в кодировке UTF-8. Сохраните таблицу как «CSV UTF-8» и загрузите снова.
register-import-empty = В таблице нет строк.
register-import-broken = Строка { $line } не читается как таблица. Проверьте кавычки и разделители.
register-import-column-unknown = Столбец «{ $column }» не из образца. Заголовки годятся русские и английские, как в образце.
register-import-column-twice = Столбец «{ $column }» стоит дважды.
register-import-rows = Слишком много строк: не больше { $max } за раз.
register-import-too-large = Файл слишком большой: не больше 32 МБ.
register-import-wrong-rows = { $n ->
    [one] В { $n } строке ошибка: исправьте файл и загрузите снова. Пока ничего не изменено.
    [few] В { $n } строках ошибки: исправьте файл и загрузите снова. Пока ничего не изменено.
   *[many] В { $n } строках ошибки: исправьте файл и загрузите снова. Пока ничего не изменено.
 }
register-import-no-such-id = Записи { $id } в реестре нет. Уберите адрес, если запись новая.
register-import-twice = То же самое уже стоит в строке { $line }.
register-import-several = Названию { $name } отвечают несколько записей. Напишите адрес нужной.
register-import-none = Записи { $name } нет. Проверьте название или сначала внесите её.
register-import-consent-half = Нужны и редакция согласия, и дата.
register-import-other-branch = Человек состоит в другом отделении. Перевод оформляют на его карточке.
register-import-other-state = Состояние членства меняют на карточке человека: там указывают, с какого дня.
register-import-body-fixed = Вид органа и то, при ком он, не меняются. Упраздните его и образуйте новый.

register-invite = Пригласить
register-invite-again = Новое приглашение
register-invited = { $name }: приглашение готово
register-invited-mailed = Письмо со ссылкой поставлено в очередь.
register-invited-once = Ссылка показана один раз. Она действует две недели, прежние приглашения этого человека отменены.
register-invited-by-hand = Письма не будет: адрес почты человека или адрес портала не указан. Передайте ссылку сами.
register-invited-letter-only = У человека уже есть учётная запись, поэтому ссылка ушла только в письме.
register-invitations-what = Приглашения выдают председатель и секретарь. Пока ни у кого из них нет учётной записи, ссылку может выдать оператор.
register-invitations-nobody = Сейчас нет никого, кто вправе приглашать.
register-letter-invite-subject = { $federation }: приглашение
register-letter-invite =
    Здравствуйте, { $name }.

    Вас приглашают в систему объединения { $federation }. Откройте ссылку и задайте пароль:
    { $link }

    Ссылка действует две недели и только один раз. Если вы этого не ждали, просто удалите письмо.

register-rights-what = Права никто не выдаёт: они следуют из мест, которые вы занимаете сейчас.
register-rights-none = Сейчас у вас нет мест в органах.
register-rights-no-grant = Эта должность особых прав не даёт.
register-rights-everybody = Каждый
register-rights-own-lines = отчитывается о поручениях, данных лично ему
register-rights-belongs = Где вы состоите
register-rights-until = Ближайшая перемена: { $day }.
register-rights-operator = Оператор сервера
register-rights-operator-what = Вы обслуживаете программу: почту, копии, работы. К записям объединения у этой учётной записи доступа нет.
register-over-federation = во всём объединении
register-over-owner = { $name }
register-over-body = { $name }

register-ending-soon = Сроки, которые скоро закончатся
register-first-steps = С чего начать
register-first-steps-what = Объединение учреждено. Внесите отделения и людей по одному или таблицей.

register-settings-operator = Оператор меняет только адрес портала. Остальное решает объединение.
register-zone = Часовой пояс
register-zone-hint = По нему начинаются дни и сроки.
register-language = Язык
register-accent = Цвет
register-accent-hint = Шесть знаков после решётки: #7a4b12.
register-publish-execution = Показывать выполнение поручений всем
register-publish-execution-hint = Только состояние и даты; тексты отчётов остаются внутри.
register-base-url = Адрес портала
register-base-url-hint = Для ссылок в письмах: https://example.org.

register-begin = Учреждение
register-begin-what = Внесите учредительное решение и первые места. Это один официальный акт; после него оператор только обслуживает сервер.
register-begin-federation = Объединение
register-begin-decision = Учредительное решение
register-begin-decided-by = Кто решил
register-begin-on = День решения
register-begin-text = Текст решения
register-begin-text-hint = Полностью или ссылка на него: номер, дата, где хранится.
register-begin-bodies-hint = Орган без названия не образуется. Остальные органы образуют потом.
register-begin-number = Номер созыва
register-begin-conference = Конференция
register-begin-council = Совет
register-begin-audit-commission = Ревизионная комиссия
register-begin-seats = Первые места
register-begin-seats-hint = Пустые строки не считаются. Человек с двумя местами стоит в двух строках. Хотя бы один должен быть председателем или секретарём совета или президиума: он пригласит остальных.
register-begin-seat = Место { $number }
register-begin-more = Ещё строки
register-begin-do = Учредить
register-begin-no-such-body = Выберите орган, у которого есть название.
register-begin-nobody = Внесите хотя бы одного человека.
register-founded = Объединение учреждено
register-founded-what = Решение и первые места записаны.
register-founded-links = Ссылки показаны один раз. Передайте каждому его ссылку: она действует две недели.
register-founded-operator = С этой минуты ваша учётная запись только техническая.
register-founded-portal = Открыть портал

toast-register-created = Запись внесена.
toast-register-saved = Сохранено.
toast-register-seated = Место занято.
toast-register-unseated = Место освобождено.

register-people-counted = { $n ->
    [one] { $shown } человек
    [few] { $shown } человека
   *[many] { $shown } человек
 }
register-branches-counted = { $n ->
    [one] { $shown } отделение
    [few] { $shown } отделения
   *[many] { $shown } отделений
 }
register-bodies-counted = { $n ->
    [one] { $shown } орган
    [few] { $shown } органа
   *[many] { $shown } органов
 }
register-organisations-counted = { $n ->
    [one] { $shown } организация
    [few] { $shown } организации
   *[many] { $shown } организаций
 }

# Устав органа: его меняют решением.
register-charter-title = Устав органа
register-charter-what = Должности, число мест и кворум. Меняются решением; прежнее остаётся в истории.
register-charter-of = Устав: { $body }
register-office-new = Добавить должность
register-office-edit = Изменить должность
register-office-kind = Как должность устроена
register-office-kind-hint = От этого зависят права того, кто её занимает.
register-seats = Число мест
register-seats-hint = Пусто: сколько изберут.
register-seats-of = { $n ->
    [one] { $n } место
    [few] { $n } места
   *[many] { $n } мест
 }
register-seats-any = сколько изберут
register-seats-taken = Занято
register-office-from = С какого дня
register-office-to = Упразднена с дня
register-office-to-hint = С этого дня занять её нельзя. Сначала освободите места.
register-office-ended = Упразднена { $day }
register-offices-of-body = Должности
register-charter-decision = Решение
register-charter-decision-hint = Каким решением это установлено, например «решение III Конференции».
register-quorum = Кворум
register-quorum-silent = устав молчит
register-quorum-more-than-half = больше половины состава
register-quorum-at-least-half = не меньше половины состава
register-quorum-two-thirds = не меньше двух третей состава
register-quorum-three-quarters = не меньше трёх четвертей состава
register-quorum-set = Установить кворум
register-quorum-by = { $decision }, с { $day }
register-field-seats = Укажите число мест от 1 до { $max } или оставьте пустым.
register-field-decision = Укажите решение.
register-cannot-outside-office = { $how ->
    [both] Должность существует с { $from } до { $to }. Измените срок.
    [from] Должность существует с { $from }. Измените срок.
    [to] Должность упразднена { $to }. Измените срок.
   *[none] В эти дни должности нет. Измените срок.
 }
register-cannot-no-seat-left = { $n ->
    [one] Единственное место занято. Сначала освободите его или измените устав.
    [few] Все { $n } места заняты. Сначала освободите одно или измените устав.
   *[many] Все { $n } мест заняты. Сначала освободите одно или измените устав.
 }
register-cannot-office-taken = { $n ->
    [one] После этого дня в должности остаётся { $n } человек. Сначала освободите место.
    [few] После этого дня в должности остаются { $n } человека. Сначала освободите места.
   *[many] После этого дня в должности остаются { $n } человек. Сначала освободите места.
 }
register-cannot-seats-taken = { $n ->
    [one] Занято { $n } место. Меньше установить нельзя, пока оно не освободится.
    [few] Занято { $n } места. Меньше установить нельзя, пока они не освободятся.
   *[many] Занято { $n } мест. Меньше установить нельзя, пока они не освободятся.
 }
