"""Words of diplomacy in Chinese, English and Russian: what a clause is about, in any of the three.

A row is one notion, rows stand between slashes. Chinese forms are simplified; English and Russian ones are
beginnings of words, so that "terror" finds "terrorism" and "terrorist". It is no dictionary: a row says that its
words often translate each other, which tells two clauses apart better than their lengths do.
"""

from __future__ import annotations

import re

ROWS = """
恐怖主义 恐怖 反恐|terror counterterror counter-terror anti-terror antiterror|террор антитеррор контртеррор
分裂主义 分裂|separati secessi|сепаратис / 极端主义 极端|extremis|экстремис / 安全|secur safe|безопасн
合作|cooperat co-operat collaborat|сотрудни взаимодейств коопер / 和平|peace|мир мирн миротворч
发展|develop|развити развива / 经济|econom|экономи / 贸易 经贸|trade trading|торгов
投资|invest|инвести капиталовлож / 金融|financ|финанс / 货币|currenc monetar|валют денежн / 银行|bank|банк
能源|energ|энерг / 石油 油|oil petroleum|нефт / 天然气|gas|газ / 水资源 水 用水|water hydro|вод водн
农业 农产|agricultur farm agro|сельск аграрн сельхоз / 粮食 食品|food grain|продовольств зерн
环境 环保 生态|environment ecolog|эколог окружающ / 气候|climat|климат / 可持续|sustainab|устойчив
贫困 减贫 脱贫|poverty poor|бедност нищет / 教育|educat|образован
学校 大学 高校 院校|universit school college|университет школ вуз / 科学 科技|scien|наук научн
技术|technolog technic|технолог техни / 创新|innovat|инноваци / 数字|digital|цифров
信息|informat|информац / 网络 互联网|internet cyber network online|интернет кибер сет
通信 电信|communicat telecom|связ телекоммуник коммуник
交通 运输|transport transit|транспорт перевоз транзит / 铁路|rail|железн
公路 道路|road highway|дорог автомобил / 港口|port ports seaport|порт портов
航空 民航 航班|aviat air flight|авиац воздушн авиа / 海关|custom|тамож
过境 边境 边界 口岸|border frontier crossing|границ пригранич погранич / 旅游|touris|туризм турист
文化|cultur|культур / 体育|sport|спорт / 媒体|media press|сми медиа пресс
卫生 健康 医疗 医学|health medic|здрав медицин здоров
疫情 流行病 传染病|pandemic epidemi diseas infectio|пандем эпидем инфекц болезн заболеван
疫苗|vaccin|вакцин / 药物 药品|medicine drug pharma|лекарств препарат фармацев
毒品 禁毒 麻醉|drug narcotic|наркот нарко
走私 贩运 贩卖|traffick smuggl illicit|контрабанд торговл оборот / 犯罪|crim|преступн
有组织|organised organized|организованн / 腐败 反腐|corrupt anti-corrupt|коррупц антикоррупц
武器|weapon arms|оружи вооруж / 核|nuclear atomic|ядерн атомн
不扩散 扩散|proliferat non-proliferat nonproliferat|распростран нераспростран / 裁军|disarm|разоруж
军控 军备|arms armament|вооружен / 军事 军队|milita army armed|воен войск армии
导弹 反导|missile antimissile anti-missile|ракет противоракет / 化学|chemical|химич / 生物|biolog|биолог
太空 外空 空间|space|космос космич пространств / 战略|strateg|стратег / 战争|war wars warfare|войн
冲突|conflict|конфликт / 危机|cris|кризис / 威胁|threat|угроз / 挑战|challeng|вызов / 风险|risk|риск
稳定|stab|стабильн / 紧张|tens|напряж / 武力|force forces|сил силов / 谈判|negotia talks|переговор
对话|dialog|диалог / 磋商 协商|consult|консультац / 调解 斡旋|mediat|посредни / 和解|reconcil|примирен
停火|ceasefire cease-fire truce|прекращен / 难民|refuge|бежен / 移民|migra|мигра
人道主义 人道|humanitar|гуманитар / 援助 帮助|assist aid relief|помощ содейств
人权|human rights|человек прав / 权利|right rights|прав / 自由|free|свобод / 民主|democra|демокра
平等|equal|равен равн равноправ / 公正 公平 正义|just fair justice|справедлив
法律 法治|law laws legal legislat|прав закон юридич правов / 宪法|constitut|конституц
法院 司法|court judicia justice|суд судебн правосуд / 条约|treat|договор / 协定 协议|agreem|соглаш
公约|conventi|конвенц / 议定书|protocol|протокол / 宪章|charter|устав харти / 宣言|declarat|деклараци
声明|statement declar|заявлен / 公报|communiqu|коммюнике / 决议|resolut|резолюц
决定|decision decid decide|решен реш / 建议 倡议|initiat propos recommend|инициатив предлож рекоменд
计划|plan plans programme program|план / 规划 纲要 方案|program programme outline|программ
路线图|roadmap|дорожн / 备忘录|memorand|меморандум / 文件|document|документ
签署 签字|sign signed signing signat|подпис / 批准|ratif approv|ратифи одобр утвер
通过|adopt|принят принял прин
执行 落实 实施 履行|implement fulfil execut|реализ выполн осуществл исполнен
加强|strengthen enhanc reinforc step|укреп усил / 深化|deepen|углуб
扩大 拓展|expand expans broad extend widen|расшир
促进 推动|promot facilitat advanc further foster|содейств продвиж способств / 支持|support|поддерж
欢迎|welcom|приветств / 强调|stress emphasi underlin underscor|подчерк
指出|note noted notes point|отмет отмеч / 重申|reaffirm reiterat|подтвер
认为|believ consider view|считают счита полага убежд / 注意到|note noted|сведен / 满意|satisf|удовлетвор
关切 担忧 忧虑|concern worr|обеспок озабоч / 谴责|condemn|осуд осужд / 反对|oppos against reject|против
呼吁|call calls urge appeal|призыв призва / 愿意 愿 准备|willing ready readi stand prepar|готов
感谢 谢意|thank gratitud gratef appreciat|благодар признател / 祝贺|congratulat|поздрав
高度评价 赞赏|apprecia commend|высоко оцен / 决心 坚定 坚决|determin resolut firm|решимост решит твердо
承诺|commit pledg|обязат приверж / 义务|obligat|обязател / 责任 负责|responsib|ответствен
原则|princip|принцип / 宗旨 目标|purpos goal objectiv aim|цел задач / 利益|interest|интерес
互利|mutual benef|взаимовыгод выгод / 互信 信任|trust confiden|довери / 尊重|respect|уваж
主权|sovereign|суверен / 领土完整 领土|territor|территори / 独立|independ|независим
内政|internal|внутренн / 干涉 干预|interfer interven|вмешат / 制裁|sanction|санкци
单边|unilateral|односторон / 多边|multilateral|многосторон / 双边|bilateral|двусторон
多极|multipolar|многополяр / 多样性 多样|divers|многообраз разнообраз / 文明|civiliz civilis|цивилиз
历史|histor|истори / 传统|tradition|традиц / 友好 友谊|friend|друж
睦邻 邻国|neighbo good-neighbo|сосед добрососед / 伙伴|partner|партнер / 关系|relation|отношен
联盟 同盟|union allianc league|союз альянс / 组织|organisat organizat|организац / 机制|mechanism|механизм
机构|structur institut agenc body bodies|структур орган учрежд институт
委员会|commission committe council|комисси комитет / 理事会|council|совет / 秘书处|secretariat|секретариат
秘书长|secretary-general secretary|секретар / 大会|assembl congress|ассамбле / 安理会|council|совет
会议|meet confer session|заседан совещан встреч конференц / 会晤 会见 会谈|meeting talks|встреч
峰会|summit|саммит / 论坛|forum|форум / 工作组 小组|working group|групп / 专家|expert|эксперт
代表团 代表|delegat representat|делегац представит / 元首|heads|глав / 总统|president|президент
主席|chair president|председат / 总理 首脑|prime premier|премьер / 部长 外长|minister|министр
外交|foreign diplom|иностран дипломат внешнеполит / 国防 防务|defence defense|оборон / 政府|govern|правител
议会|parliament|парламент / 政党|party parties|парти
民间 公民 社会|civil societ social|граждан обществ социальн
企业 工商 实业 商界|busines enterpris compan entrepren|делов предприят бизнес предприним
市场|market|рынок рынк / 产业 工业|industr|промышлен индустр / 基础设施|infrastruct|инфраструкт
电子商务|e-commerce commerce|электронн / 供应链|supply|поставок цепоч / 价格|price|цена цены цену ценов
债务|debt|долг задолж / 税|tax|налог / 关税|tariff|тариф / 基金|fund|фонд
资金|fund funding|средств финансир / 资源|resourc|ресурс / 劳动 就业|labour labor employ job|труд занятост
妇女|women woman gender|женщин гендер / 青年|youth young|молод / 儿童|child|дет ребен
人民 民众|people|народ / 居民 人口|populat resident|населен жител / 民族|national ethnic|национальн
少数|minorit|меньшинств / 宗教|religi|религи / 语言|language|язык / 城市|city cities urban|город
农村 乡村|rural village|сельск / 地区 区域|region|регион / 中亚|central asia|центральн / 亚洲|asia|ази
欧洲|europ|европ / 非洲|afric|африк / 拉丁美洲 拉美|latin|латинск / 中东|middle|ближн
太平洋|pacific|тихоокеан / 国际社会|communit|сообществ / 全球 全球化|global|глобал / 世界|world|мир
战胜 胜利|victor|побед / 纪念 周年|anniversar commemorat|годовщин
灾害 灾难 救灾|disaster catastroph emergenc calamit|катастроф бедств чрезвычай
地震|earthquake seismic|землетряс сейсм / 洪水|flood|наводн паводк / 干旱|drought|засух
冰川|glacier|ледник / 荒漠化|desertif|опустын / 森林|forest|лес / 污染|pollut|загрязн
排放 碳|emission carbon|выброс углерод / 清洁 绿色 可再生|clean green renewab|чист зелен возобновл
海洋 海上|marine maritime sea ocean|морск океан / 河流 流域|river basin|рек бассейн
研究|research stud|исследов изуч / 交流|exchang|обмен / 经验|experienc|опыт
人员|personnel staff|кадр персонал / 培训|train|подготовк обучен / 制定|formulat draft elaborat|разработ
建立 成立 设立|establish set found creat|созда учрежд образов / 机会 机遇|opportunit|возможност
潜力|potential|потенциал / 条件|condition|услови / 措施|measur|мер / 步骤|step|шаг / 行动|action|действи
斗争 打击|fight combat struggl counter|борьб противодейств
预防 防止|prevent|предотвращ предупрежд профилакт / 消除|eliminat eradicat|ликвидац устран искорен
解决|settl resol solv solution|урегулир решен разрешен / 协调|coordinat co-ordinat|координ
监督 监测|monitor supervis|монитор контрол надзор / 评估|assess evaluat|оцен
审议 讨论|discuss consider review|обсужд рассмотр обсуд / 交换意见|exchanged views|мнен
汇报 报告|report|доклад отчет / 下次 下届|next|следующ очередн / 主办 东道|host|принима
接待 款待|hospital recept|гостеприим прием / 举行|held hold take place|состоя провед
举办|hold organi|проведен / 参加 出席|attend participat took part|участ / 观察员|observer|наблюдател
成员国 成员|member|член государств-чле / 各方 双方|parties sides|сторон / 伊斯兰|islam|ислам
联络|contact liaison|контакт / 示威 抗议|protest|протест / 选举|election elector elected|выбор
投票|vot|голосован / 公民投票|referend|референдум / 遗产|heritage|наслед / 博物馆|museum|музе
艺术|arts artist|искусств / 电影|film cinema|кино / 图书 出版|book publish|книг издани
翻译|translat|перевод / 标准|standard|стандарт / 认证|certif|сертифи / 知识产权|intellectual|интеллектуал
数据|data|данн / 人工智能|artificial|искусственн / 卫星|satellite|спутник / 电力|power electric|электр
矿产|mineral mining|минерал горн полезн / 煤|coal|угол угля уголь / 纺织|textile|текстил
建筑|construct|строит / 住房|hous|жиль жилищ
警察 执法 内务|police law-enforcement enforcement|полиц правоохран / 情报|intelligence|разведыв
引渡|extradit|выдач экстрадиц / 洗钱|laundering|отмыван / 融资|financing|финансиров / 招募|recruit|вербов
意识形态|ideolog|идеолог / 宣传|propagand|пропаганд / 偏见 歧视|discriminat|дискримин
容忍 宽容|toleran|терпимост толерант / 暴力|violen|насил насильств / 受害者|victim|жертв
地雷|mine landmine|минн разминир / 轻武器|small arms|стрелков / 附件|annex|приложен
条款|provis article clause|положени статья / 修改 修正|amend|поправ изменен
期限 有效期|period term valid|срок / 终止|terminat|прекращ / 加入|accession join acced|присоедин вступлен
保存 交存|deposit|депозит хран / 文本|text texts|текст / 正本 作准|authentic equally|аутентич равн
通知|notif|уведом / 争端|disput|спор / 仲裁|arbitrat|арбитраж / 总部|headquarter|штаб-кварт
预算|budget|бюджет / 会费 捐款|contribut|взнос / 轮值|rotat presidency|ротац председательств
氛围 气氛|atmosphere|атмосфер обстановк / 坦诚|frank candid|откровен / 建设性|construct|конструктив
务实|practical pragmat|практич прагмат / 全面|comprehens overall|всеобъемл всесторон комплекс
有效|effectiv efficien|эффектив / 重要|importan significan|важн значени
积极|activ positiv|активн позитив положител / 共同|joint common shared|совместн общ
长期|long-term|долгосроч / 优先|priorit|приоритет / 核心|core central|центральн ключев
主要 首要|main primar|главн основн / 新|new|нов / 未来|future|будущ / 世纪|centur|век столет
活动|activit event|мероприят деятельн / 缔约|contracting part|договарив
船舶 船只 船|vessel ship boat|судн судов судам суда корабл / 海员 船员|seafarer crew sailor|моряк экипаж
货物 货运|cargo goods freight|груз товар / 集装箱|container|контейнер / 列车 火车|train|поезд
车辆 汽车|vehicle car cars lorr truck|автомоб машин / 飞机|aircraft plane|самолет / 签证|visa|виз
护照|passport|паспорт / 国籍|nationality|гражданств / 市民 国民|citizen national|граждан
外国 外国人|foreign alien|иностран / 居住 住宅 住所 家园|residen home dwell house|прожив жилищ дом
家庭|famil household|семь семей / 婚姻|marri|брак / 父母|parent|родител / 母亲|mother matern|мат
老年 老人|elderly old aged|пожил престар / 残疾|disab|инвалид / 学生|student pupil|студент учащ ученик
教师 老师|teacher|учител преподават педагог / 课程|course curricul|курс програм
学位 学历|degree qualificat|степен диплом квалифик / 医生 医师|doctor physician|врач
医院|hospital|больниц госпитал / 患者 病人|patient|пациент больн / 死亡|death mortal die|смерт гибел погиб
生命|life lives|жизн / 法官|judge|судь / 陪审|jury juror|присяжн
律师 辩护|lawyer counsel defen|адвокат защит / 检察|prosecut|прокурор
逮捕 拘留|arrest detain detent|арест задерж / 刑罚 刑事|criminal penal punish|уголовн наказан
死刑|death penalty|смертн казн / 监禁 监狱|prison imprison|тюрьм заключен лишен / 搜查|search|обыск
罪|guilt offen crime|вин преступлен / 酷刑|tortur|пыт / 奴隶 奴役|slav servitude|раб рабств
言论|speech express|слов выраж / 集会|assembl|собран / 结社 协会|associat|ассоциац объединен
工会|union|профсоюз / 罢工|strik|забастов / 财产|propert|собственн имуществ
赔偿 补偿|compensat reparat|возмещ компенсац / 征收 没收|expropriat confiscat|изъя конфиск экспроприац
收入|income revenue|доход / 费用 经费|cost expens fee|расход сбор / 支付 付款|pay|оплат плат выплат
贷款 信贷|loan credit|кредит заем займ / 股份|share stock|акци / 竞争|compet|конкурен / 消费|consum|потреб
生产|produc manufact|производ / 进口|import|импорт ввоз / 出口|export|экспорт вывоз
供应|suppl|снабж постав / 设备|equip|оборудов / 机器|machin|машин / 建设|construct build|строит
工程|engineer project works|проект инженер / 项目|project|проект / 城镇|town|город
房屋|house building|дом здани / 土地|land|земл / 山|mountain|гор / 湖|lake|озер / 海|sea seas maritime|мор
岛|island|остров / 沙漠|desert|пустын / 动物 野生|animal wild|животн дик / 植物|plant flora|растен
鱼 渔|fish|рыб / 牲畜 畜牧|livestock cattle herd|скот / 牧民 牧场|herder pasture pastoral|скотовод пастбищ
树 植树|tree|дерев / 垃圾 废物|waste garbage rubbish|отход мусор / 塑料|plastic|пластик
空气 大气|air atmospher|воздух атмосфер / 温度 升温 变暖|temperat warm|температур потеплен
海平面|sea level|уровн / 海岸 沿海|coast shore|побереж берег / 风|wind|ветр / 太阳|solar sun|солн
热|heat thermal|тепл / 煤炭|coal|угол / 权力|power|власт / 选民|voter elector|избирател
议员|deput member|депутат / 总督|governor|губернатор / 市长|mayor|мэр / 地方|local|местн
中央|central|центральн / 省|provinc|провинц област / 州|state|штат / 联邦|federa|федера
共和国|republic|республик / 王国 国王|king kingdom|корол / 首都|capital|столиц / 旗|flag|флаг
官方|official|официальн / 职务 公职|offic post|должност / 任期 届|term tenure|срок / 任命|appoint|назнач
罢免 辞职|remov resign dismiss|отстав отзыв / 多数|majorit|большинств / 三分之二|thirds|трет
同意|consent agree|соглас / 提交 提出|submit present|представ внес / 审查|examin review|рассмотр провер
修正案|amend|поправк / 公布 发表|publish promulgat|опублик обнарод / 适用|appl|примен
解释|interpret|толков / 例外 除外|except|исключ / 禁止|prohibit forbid ban|запрещ запрет
保护|protect|защит охран / 保障|ensur guarante|обеспеч гарант / 保证|guarante assur|гарант завер
允许|permit allow|разреш позвол / 拒绝|refus reject den|отказ отверг
请求 申请|request appl|просьб ходатайств заявк / 要求|demand requir|требов / 命令|order|приказ
报酬 工资|wage remunerat salar|зарплат вознагражд / 休息|rest leisure|отдых / 工作|work|работ
劳工 工人|worker|рабоч трудящ / 士兵|soldier troop|солдат / 部队|forces troop|войск
撤军 撤出|withdraw|вывод вывест отвод / 占领|occup|оккуп / 俘虏 战俘|prisoner|военноплен пленн
流离失所|displac|перемещ / 返回 回返|return|возвращ / 停止|cease stop|прекрат / 违反|violat breach|наруш
侵略|aggress|агресс / 殖民|coloni|колони / 种族|rac|рас / 自决|determinat|самоопредел
附属|dependen|зависим / 联合国|united nations un|объединенн / 宪法法院|constitution|конституц
秘密|secret|тайн секрет / 真实|true real genuin|подлин истин / 档案|archiv|архив / 记者|journalis|журналист
广播 电视|broadcast televis radio|телевид радио вещан / 节日|festival holiday|праздник фестивал
比赛|competit match|соревнован / 音乐|music|музык / 戏剧|theat drama|театр / 民歌 歌|song|песн
史诗|epic|эпос / 手工艺 工艺|craft|ремесл / 建筑师|architect|архитект / 奖|prize award|преми
今天 当前 目前|current present today|ныне сегодня настоящ текущ / 昨天 去年|last year|прошл
明年|next year|следующ / 第一 首次 首届|first|перв / 最后|last final|последн / 春|spring|весн
夏|summer|лет / 秋|autumn fall|осен / 冬|winter|зим / 日内|days|дней дня / 小时|hour|час
星期 周|week|недел / 月内|month|месяц / 年|year annual|год лет ежегодн / 公里|kilomet|километр
米|metre meter|метр / 吨|ton tons tonne|тонн / 公顷|hectare|гектар / 美元|dollar|доллар / 欧元|euro|евро
一半|half|половин / 倍|times twice fold|раз вдв / 百分|percent cent|процент
减少 下降|reduc decreas declin|сокращ сниж уменьш
增加 增长 上升|increas grow rise risen|рост увелич повыш вырос / 旅客|passenger|пассажир
司机|driver|водител машинист / 桥|bridge|мост / 隧道|tunnel|тоннел / 机场|airport|аэропорт
车站|station|станци вокзал / 希望|hope wish desir|надежд желан / 相信|confiden belie convinc|убежд увер
遗憾|regret|сожал / 哀悼 慰问|condolen|соболезн / 悲痛|griev mourn|скорб / 荣誉|honour honor|чест
尊严|dignit|достоин / 良心|conscien|совест / 信仰|belief faith|вер / 教会|church|церк / 清真寺|mosque|мечет
佛|buddh|будд
"""


def rows() -> list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Every notion as its Chinese forms and the beginnings of its English and Russian words."""
    found = []
    for row in re.split(r"[\n/]", ROWS.strip()):
        han, english, russian = (tuple(part.split()) for part in row.split("|"))
        found.append((han, english, russian))
    return found
