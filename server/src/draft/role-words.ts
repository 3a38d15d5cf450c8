/**
 * Words that open the paragraphs of resolutions, in the six languages. From the editorial practice of the
 * General Assembly's resolutions; lower case, as matched after folding.
 */

/** May stand before an opening participle or verb: `Also recognizing`, `Strongly condemns`. */
export const ADVERBS: readonly string[] = (
  'also further again strongly deeply gravely once more reiterates fully firmly particularly likewise ' +
  'profoundly seriously greatly still especially while solemnly ' +
  'profondément vivement gravement également en outre ' +
  'profundamente firmemente también además ' +
  'также вновь решительно глубоко далее'
).split(' ');

/** First words of preambular paragraphs. */
export const PARTICIPLES: readonly string[] = (
  'acknowledging acting adopting affirming alarmed anticipating appalled appreciating approving aware ' +
  'based bearing being believing building calling celebrating cognizant commending committed concerned concurring ' +
  'condemning confident confirming conscious considering continuing contemplating convinced ' +
  'declaring deploring desiring desirous determined determining deeply disturbed drawing ' +
  'emphasising emphasizing encouraged encouraging endorsing expecting expressing firmly following fulfilling ' +
  'guided grateful having highlighting honouring hoping inspired inviting keeping looking mindful ' +
  'motivated noting observing paying pointing proceeding proclaiming pursuant reacting reaffirming realizing ' +
  'recalling recognising recognizing reconfirming referring regretting reiterating remaining remembering resolved ' +
  'resolving respecting responding saluting seeking seized sharing stressing striving supporting taking thanking ' +
  'underlining underscoring upholding urging viewing welcoming whereas wishing demanding commemorating ' +
  'accueillant affirmant alarmée animée ayant conscient consciente considérant constatant convaincue craignant ' +
  'déclarant déplorant déterminée encouragée estimant exprimant félicitant gardant guidée insistant notant ' +
  'observant préoccupée prenant rappelant réaffirmant reconnaissant réitérant résolue saluant se sachant ' +
  'soulignant tenant vu ' +
  'acogiendo advirtiendo afirmando alarmada alentada apreciando celebrando consciente considerando convencida ' +
  'decidida deplorando deseando destacando encomiando expresando guiada habiendo haciendo insistiendo ' +
  'lamentando observando poniendo preocupada reafirmando reconociendo recordando reiterando resuelta ' +
  'subrayando teniendo tomando ' +
  'будучи вновь выражая высоко действуя желая заявляя констатируя напоминая настоятельно обращая опираясь ' +
  'осознавая осуждая отмечая подтверждая подчеркивая подчёркивая полагая приветствуя признавая принимая ' +
  'руководствуясь сожалея ссылаясь стремясь считая учитывая'
).split(' ');

/** First words of operative paragraphs. */
export const VERBS: readonly string[] = (
  'accepts acknowledges adopts affirms agrees appeals appreciates approves asks authorizes calls commends ' +
  'commits condemns confirms congratulates considers declares decides demands deplores designates determines ' +
  'directs draws emphasises emphasizes encourages endorses establishes expects expresses highlights hopes ' +
  'instructs insists invites looks notes notices observes offers proclaims promotes proposes reaffirms realizes recalls ' +
  'recognises recognizes recommends reconfirms reemphasizes regrets reiterates remains reminds renews requests resolves ' +
  'salutes solemnly stresses strives supports suggests takes thanks transmits trusts underlines underscores ' +
  'undertakes urges warns welcomes ' +
  'accueille adopte affirme appelle approuve autorise condamne confirme considère constate décide déclare ' +
  'demande déplore encourage engage estime exhorte exprime félicite fait insiste invite lance note prend prie ' +
  'proclame rappelle réaffirme recommande reconnaît réitère remercie salue se souligne ' +
  'acoge adopta afirma alienta apoya aprueba autoriza celebra condena confirma considera decide declara ' +
  'deplora destaca encomia exhorta expresa hace insta invita lamenta observa pide proclama reafirma recomienda ' +
  'reconoce recuerda reitera resuelve solicita subraya toma ' +
  'благодарит вновь выражает вызывает высоко заявляет напоминает настоятельно одобряет осуждает отмечает ' +
  'подтверждает подчеркивает подчёркивает постановляет предлагает приветствует признает признаёт призывает ' +
  'принимает провозглашает просит рекомендует решает ссылается считает уполномочивает учреждает'
).split(' ');

/** Openers that leave no doubt, whatever the paragraph ends with; matched as prefixes, spaces included. */
export const SURE_PREAMBLE: readonly string[] = [
  'whereas ',
  'considérant que ',
  'considerando que ',
  'considerando esencial',
  'considerando también',
  'принимая во внимание',
  'in pursuit of ',
  'in furtherance of ',
  'pursuant to ',
  'in light of ',
  'لما كان',
  'ولما كان',
  '鉴于',
];

/** Openers of preambular paragraphs in scripts without word endings to go by. */
export const PREAMBLE_PREFIXES: readonly string[] = [
  'إذ ',
  'وإذ ',
  'إذ',
  'وإذ',
  '回顾',
  '重申',
  '认识到',
  '注意到',
  '铭记',
  '欢迎',
  '强调',
  '确认',
  '深信',
  '关切',
  '表示关切',
  '考虑到',
  '赞赏',
  '遵循',
  '又',
  '还',
];

/** Openers of operative paragraphs in those scripts. */
export const VERB_PREFIXES: readonly string[] = [
  'تقرر',
  'تطلب',
  'تدعو',
  'تحث',
  'تؤكد',
  'تشجع',
  'ترحب',
  'تلاحظ',
  'تحيط علما',
  'تعرب',
  'تسلم',
  'تشدد',
  'تنادي',
  'تكرر',
  'توصي',
  '决定',
  '请',
  '敦促',
  '促请',
  '鼓励',
  '邀请',
  '建议',
  '重申',
  '强调',
  '欢迎',
  '注意到',
  '确认',
  '认识到',
];
