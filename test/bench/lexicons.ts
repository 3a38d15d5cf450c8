/** Word lists for the generator of prose. Ours; in rough order of frequency. */
export interface Lexicon {
  readonly openers: readonly string[];
  readonly fillers: readonly string[];
  readonly modifiers: readonly string[];
  readonly heads: readonly string[];
  /** A modifier with its head, in the order of the language. */
  readonly phrase: (modifier: string, head: string) => string;
  readonly space: string;
  readonly comma: string;
  readonly stop: string;
}

const before = (modifier: string, head: string) => `${modifier} ${head}`;
const after = (modifier: string, head: string) => `${head} ${modifier}`;
const words = (text: string) => text.trim().split(/\s+/);
const lines = (text: string) => text.trim().split(/\s*\n\s*/);

export const lexicons: Readonly<Record<'ar' | 'en' | 'es' | 'fr' | 'ru' | 'zh', Lexicon>> = {
  en: {
    openers: lines(`
      We recognize that
      We commit to
      We call upon all parties to
      Recalling further the
      Decides to
      Reaffirming that
      Notes with appreciation the
      Welcomes the
      Encourages Governments to
      Stresses the need for
      Invites the Secretary-General to
      Underlines that`),
    fillers:
      words(`the of and to in for on with all by as that its their at from is be including which through
      shall should are this other between not these also such or an will may within among under more has
      into been further where well relevant ensure promote support strengthen new appropriate efforts regard
      respect respective need towards according based existing related while well-being ongoing order both
      each most least most-affected against across upon during without after however particular particularly
      enhance facilitate continue consider develop implement address provide improve increase establish
      request report review welcome encourage invite call recognize reaffirm recall note take stress commit
      work use make build help share protect respect-based foster enable achieve monitor assess mobilize
      annual next following many several any every no only already fully equally jointly closely voluntary
      day-to-day year years part parts role roles basis view light account context level levels way ways
      place set area areas issue issues matter matters question questions point points step steps measure
      measures session sessions meeting meetings paragraph agenda outcome outcomes follow-up mandate decade
      country's women's children's people's State's today's it's whose who whom what when there here them
      they we our us his her he she it one two three four five first second third last half per cent`),
    modifiers: words(`multistakeholder digital international global inclusive sustainable national public
      technical open intergovernmental regional secure enhanced human transparent interoperable resilient
      trusted responsible bilateral multilateral financial scientific economic social cultural linguistic
      environmental legal institutional local rural urban equitable affordable meaningful universal effective
      accountable democratic people-centred development-oriented evidence-based cross-border cross-cutting
      long-term high-level capacity-building data-driven emerging artificial cyber electronic mobile wireless
      broadband satellite critical essential basic vocational lifelong gender-responsive age-appropriate
      disability-inclusive climate-resilient low-carbon circular informal formal private non-governmental
      academic philanthropic humanitarian peaceful lawful independent impartial reliable stable diverse
      decentralized distributed competitive innovative creative participatory bottom-up consensus-based
      community-led risk-based rights-based voluntary binding periodic biennial ministerial parliamentary
      judicial administrative procedural operational strategic structural systemic macroeconomic fiscal
      monetary commercial industrial agricultural maritime coastal mountainous landlocked insular indigenous`),
    heads: words(`governance cooperation development stakeholder forum process framework infrastructure
      technology system policy data access security network service community partnership platform standard
      connectivity inclusion literacy skill right freedom privacy protection principle strategy mechanism
      commitment resource investment financing assistance transfer innovation research education training
      capacity institution organization agency authority regulator operator registry provider user consumer
      citizen worker employer entrepreneur enterprise industry market trade economy society culture language
      content media information knowledge expertise science evidence statistic indicator target goal
      resolution declaration agreement treaty convention protocol guideline recommendation report review
      assessment evaluation audit oversight accountability transparency integrity trust confidence safety
      resilience stability continuity interoperability openness neutrality diversity equality equity justice
      dignity solidarity dialogue consultation negotiation mediation facilitation coordination collaboration
      participation representation leadership ownership responsibility obligation liability remedy redress`),
    phrase: before,
    space: ' ',
    comma: ',',
    stop: '.',
  },
  fr: {
    openers: lines(`
      Nous sommes conscients que
      Nous nous engageons à
      Rappelant en outre
      Décide de
      Prend note de
      Se félicite de
      Invite les États à`),
    fillers: words(`de la et les des à le en du dans pour que l’accès l’appui par sur qui au aux une un avec
      ainsi notamment d’une d’un leur leurs ces cette ce son sa ses ou plus tous toutes être sont est a ont
      été afin entre sans sous vers selon chaque autre autres même dont où y compris nécessité mesures efforts
      niveau cadre cours œuvre égard titre suite fin mise ordre jour vue faveur sein lieu part parties pays
      renforcer promouvoir appuyer garantir assurer faciliter encourager développer améliorer élaborer mettre
      prendre continuer contribuer soutenir respecter réaffirmer rappeler reconnaître souligner inviter noter
      également particulièrement pleinement conformément compte tenu aujourd’hui s’agissant qu’il n’est`),
    modifiers: words(`numérique international mondial durable public technique ouvert régional inclusif humain
      transparent sûr résilient responsable multipartite multilatéral financier scientifique économique social
      culturel linguistique environnemental juridique institutionnel local rural équitable abordable universel
      efficace démocratique commun nouveau émergent artificiel électronique mobile essentiel privé universitaire
      humanitaire pacifique indépendant fiable stable participatif volontaire périodique ministériel stratégique`),
    heads:
      words(`gouvernance coopération développement acteur forum processus cadre infrastructure technologie
      système politique donnée sécurité réseau service communauté partenariat plateforme norme connectivité
      inclusion compétence droit liberté protection principe stratégie mécanisme engagement ressource
      investissement financement assistance transfert innovation recherche éducation formation capacité
      institution organisation autorité opérateur utilisateur citoyen entreprise marché économie société culture
      langue contenu information connaissance objectif résolution déclaration accord convention rapport examen
      évaluation transparence confiance résilience stabilité diversité égalité justice dialogue consultation`),
    phrase: after,
    space: ' ',
    comma: ',',
    stop: '.',
  },
  es: {
    openers: lines(`
      Reconocemos que
      Nos comprometemos a
      Recordando además
      Decide
      Toma nota de
      Acoge con beneplácito
      Alienta a los Estados a`),
    fillers:
      words(`de la y los las el en que a para por con del al una un se su sus como entre más todos todas
      sobre sin bajo hacia según cada otro otros otras mismo cuyo donde también incluidos incluidas así es son
      ha han sido ser fin manera medida nivel marco curso labor respecto partir orden día favor seno lugar
      parte partes países medidas esfuerzos necesidad promover fortalecer apoyar garantizar asegurar facilitar
      alentar desarrollar mejorar elaborar poner adoptar continuar contribuir respetar reafirmar recordar
      reconocer subrayar invitar observar plenamente particularmente conforme teniendo cuenta años próximo`),
    modifiers:
      words(`digital internacional mundial sostenible público técnico abierto regional inclusivo humano
      transparente seguro resiliente responsable multilateral financiero científico económico social cultural
      lingüístico ambiental jurídico institucional local rural equitativo asequible universal eficaz democrático
      común nuevo emergente artificial electrónico móvil esencial privado académico humanitario pacífico
      independiente fiable estable participativo voluntario periódico ministerial estratégico`),
    heads:
      words(`gobernanza cooperación desarrollo actor foro proceso marco infraestructura tecnología sistema
      política dato seguridad red servicio comunidad alianza plataforma norma conectividad inclusión aptitud
      derecho libertad protección principio estrategia mecanismo compromiso recurso inversión financiación
      asistencia transferencia innovación investigación educación formación capacidad institución organización
      autoridad operador usuario ciudadano empresa mercado economía sociedad cultura idioma contenido información
      conocimiento objetivo resolución declaración acuerdo convención informe examen evaluación transparencia
      confianza resiliencia estabilidad diversidad igualdad justicia diálogo consulta`),
    phrase: after,
    space: ' ',
    comma: ',',
    stop: '.',
  },
  ru: {
    openers: lines(`
      Мы признаём, что
      Мы обязуемся
      Ссылаясь также на
      Постановляет
      Принимает к сведению
      С удовлетворением отмечает
      Призывает государства`),
    fillers: words(`и в на с по для к что а также о из от их его при не все всех за как до или том это между
      других более том числе между целях области основе рамках отношении учётом соответствии путём посредством
      которые который которая должны может могут является были было быть содействовать укреплять обеспечивать
      поддерживать развивать расширять поощрять совершенствовать продолжать принимать меры усилия уровне работы
      страны стран сторон роль вопросы вопросам необходимость важное значение полностью особенно соответственно
      подтверждая напоминая признавая подчёркивая отмечая приглашая года лет период следующий каждый без под`),
    modifiers:
      words(`цифровое международное глобальное устойчивое общественное техническое открытое региональное
      инклюзивное человеческое прозрачное безопасное ответственное многостороннее финансовое научное экономическое
      социальное культурное языковое экологическое правовое институциональное местное сельское справедливое
      доступное всеобщее эффективное демократическое общее новое искусственное электронное мобильное частное
      академическое гуманитарное мирное независимое надёжное стабильное добровольное стратегическое`),
    heads:
      words(`управление сотрудничество развитие участие партнёрство обеспечение регулирование взаимодействие
      образование обучение исследование финансирование содействие наблюдение соглашение решение заявление право
      общество сообщество государство учреждение предприятие производство хозяйство просвещение знание содержание
      доверие равенство разнообразие согласие обязательство правосудие достоинство рассмотрение совещание
      обсуждение осуществление планирование руководство представительство оборудование пространство средство`),
    phrase: before,
    space: ' ',
    comma: ',',
    stop: '.',
  },
  ar: {
    openers: lines(`
      نسلم بأن
      نلتزم
      وإذ تشير كذلك إلى
      تقرر
      تحيط علما
      ترحب
      تشجع الدول على`),
    fillers: words(`في من على إلى أن التي الذي عن مع ذلك هذا هذه بين كل جميع بما وفقا أجل خلال لدى حول عند
      غير أو لا ما قد كان يكون وعلى وفي ومن وأن بأن لها له لهم بها فيها إطار مجال سبيل ضوء أساس مستوى جانب
      الدول البلدان الأطراف الجهود التدابير الحاجة الدور القضايا المسائل تعزيز دعم ضمان تيسير تشجيع تحسين
      مواصلة اتخاذ تنفيذ وضع إقامة توفير زيادة مراعاة تؤكد تسلم تلاحظ تدعو تطلب سنوات العام المقبل كافة`),
    modifiers: words(`الرقمية الدولية العالمية المستدامة العامة التقنية المفتوحة الإقليمية الشاملة البشرية
      الشفافة الآمنة المسؤولة المتعددة المالية العلمية الاقتصادية الاجتماعية الثقافية اللغوية البيئية القانونية
      المؤسسية المحلية الريفية المنصفة الميسورة الفعالة الديمقراطية المشتركة الجديدة الناشئة الإلكترونية
      المتنقلة الأساسية الخاصة الأكاديمية الإنسانية السلمية المستقلة الموثوقة المستقرة الطوعية الاستراتيجية`),
    heads: words(`الحوكمة التنمية الشبكة البيانات الخدمات التكنولوجيا السياسة المعلومات الشراكة المنصة الحماية
      الاستراتيجية الآلية الموارد المساعدة البحوث القدرات المؤسسات المنظمة السلطة الشركات السوق الثقافة اللغة
      المعرفة الأهداف الاتفاقية التقارير الشفافية الثقة المساواة العدالة المشاورات المشاركة المسؤولية الحقوق
      الحريات المبادئ المعايير الابتكارات الاستثمارات المجتمعات الحكومات الأنظمة`),
    phrase: after,
    space: ' ',
    comma: '،',
    stop: '.',
  },
  zh: {
    openers: lines(`
      我们认识到
      我们承诺
      又回顾
      决定
      注意到
      欢迎
      鼓励各国`),
    fillers:
      words(`的 和 在 与 为 对 以 并 及 所有 各国 包括 通过 根据 有关 方面 其他 之间 这些 必须 应当 可以
      进一步 加强 促进 支持 确保 推动 继续 采取 措施 努力 需要 作用 问题 领域 基础 框架内 水平 过程中 特别是
      重申 强调 回顾 邀请 呼吁 请 秘书长 会议 报告 议程 今后 每年 各方 充分 共同 密切 不同 任何 已经 将 不`),
    modifiers:
      words(`数字 国际 全球 可持续 公共 技术 开放 区域 包容性 人类 透明 安全 负责任 多边 金融 科学 经济 社会
      文化 语言 环境 法律 机构 地方 农村 公平 可负担 普遍 有效 民主 共同 新兴 人工 电子 移动 关键 私营 学术
      人道主义 和平 独立 可靠 稳定 自愿 战略 多利益攸关方`),
    heads:
      words(`治理 合作 发展 论坛 进程 框架 基础设施 技术 系统 政策 数据 安全 网络 服务 社区 伙伴关系 平台 标准
      连通性 包容 技能 权利 自由 隐私 保护 原则 战略 机制 承诺 资源 投资 融资 援助 转让 创新 研究 教育 培训 能力
      机构 组织 当局 运营商 用户 公民 企业 市场 贸易 知识 目标 决议 宣言 协定 公约 审查 评估 信任 平等 正义 对话`),
    phrase: (modifier, head) => modifier + head,
    space: '',
    comma: '，',
    stop: '。',
  },
};
