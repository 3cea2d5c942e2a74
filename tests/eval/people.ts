/** Ordinary people of many cultures, as they write themselves on forms and as banks write them on cards. */
import type { Random } from './random.ts';
import type { Names } from './sources.ts';

/** `family` is the word that an address or a firm would carry. */
export interface Person {
  readonly shown: string;
  readonly given: string;
  readonly family: string;
}

/** Randomness together with the American names to draw from. */
export interface Draw extends Random {
  readonly names: Names;
}

type Culture = (random: Draw) => Person;

const words = (text: string) => text.split(' ');
const initials = words('A B C D E F G H J K L M N P R S T V W');

const spanishFirst = words(
  'María José Carmen Luis Ana Juan Lucía Carlos Elena Miguel Rosa Jorge Pilar Andrés Isabel Raúl Sofía Diego Teresa Javier Guadalupe Rubén Marisol Óscar',
);
const spanishLast = words(
  'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Ruiz Hernández Díaz Álvarez Muñoz Romero Castillo Ortega Núñez Peña Ibáñez Vargas Figueroa Cabrera Montes',
);
const vietLast = words(
  'Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nguyen Tran Le Pham',
);
const vietMiddle = words('Văn Thị Minh Thanh Quốc Ngọc Hữu Đức Kim Xuân');
const vietFirst = words(
  'Anh Bình Châu Dũng Hà Hương Khánh Lan Linh Mai Nam Phương Quân Sơn Thảo Trang Tuấn Yến Hung Phuong',
);
const nigerianFirst = words(
  'Chinedu Ngozi Oluwaseun Adaeze Tunde Folake Emeka Ifeoma Babatunde Yetunde Chiamaka Obinna Aisha Musa Amaka Segun',
);
const nigerianLast = words(
  'Okafor Adeyemi Nwosu Balogun Eze Okonkwo Abubakar Ogunleye Ibrahim Uche Adebayo Obi Chukwu Olawale Danjuma Nnamdi',
);
const arabicFirst = words(
  'Mohammed Ahmed Fatima Layla Omar Khalid Yasmin Hassan Aisha Ibrahim Mariam Youssef Noor Tariq Salma Ali Zainab',
);
const arabicLast = [
  'Al-Sayed',
  'El-Masri',
  'Haddad',
  'Khalil',
  'bin Rashid',
  'Mansour',
  'Al Najjar',
  'Hussein',
  'Abu-Bakr',
  'El Amrani',
  'Nasser',
  'Qureshi',
  'al-Hashimi',
  'Saleh',
  'Farouk',
  'Ben Youssef',
];
const chineseLast = words(
  'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Chan Wong Lam Cheung',
);
const chineseFirst = words(
  'Wei Fang Na Xiuying Jing Min Lei Yang Yan Jun Jie Mei Xiaoming Zihan Ka-Ming Siu-Fong Wai Hoi Yi Xin',
);
const hanLast = words('王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 林 郭 何 高 羅 鄭 梁 謝');
const hanFirst = words('伟 芳 秀英 敏 静 丽 强 磊 洋 勇 艳 杰 娟 涛 明 超 美玲 志強 雅婷 建国');
const icelandicFirst = words('Guðrún Jón Sigríður Ólafur Anna Gunnar Kristín Einar Þóra Björn Ásta Magnús');
const icelandicRoots = words('Jóns Sigurðar Guðmunds Ólafs Einars Kristjáns Þórs Magnús Björns Gunnars');
const indianLast = words(
  'Iyer Subramanian Rao Krishnan Patel Sharma Reddy Nair Gupta Venkatesan Singh Kaur Menon Mukherjee Banerjee Desai Joshi Pillai',
);
const indianFirst = words(
  'Ramesh Lakshmi Anil Priya Suresh Deepa Venkat Kavita Arjun Meena Rajesh Sunita Vikram Anjali Harpreet Gurpreet',
);
const irishLast = [
  "O'Brien",
  "O'Connor",
  'O’Neill',
  'McCarthy',
  'MacDonald',
  "O'Sullivan",
  'FitzGerald',
  "D'Angelo",
  "O'Malley",
  'McAllister',
  'St. John',
  'DeLuca',
  "D'Souza",
];
const slavicFirst = words(
  'Иван Ольга Дмитрий Екатерина Сергей Наталья Олександр Марія Petar Jelena Wojciech Małgorzata Łukasz Agnieszka Tomáš Jiřina',
);
const slavicLast = words(
  'Петров Иванова Смирнов Шевченко Коваленко Бондар Horvat Petrović Kowalski Wiśniewska Nowak Dvořák Novotná Kovač Zieliński Sokolov',
);
const greekFirst = words('Γιώργος Μαρία Δημήτρης Ελένη Κώστας Giorgos Eleni Nikos');
const greekLast = words('Παπαδόπουλος Νικολάου Γεωργίου Οικονόμου Papadopoulos Dimitriou Karras Stavros');
const japaneseFirst = words('Haruto Yui Sakura Kenji Akiko Hiroshi 花子 太郎 健一 美咲');
const japaneseLast = words('Sato Suzuki Takahashi Tanaka Watanabe 佐藤 鈴木 高橋 田中 山本');
const koreanFirst = words('Min-jun Seo-yeon Jiho Hyun-woo Soo-jin 민준 서연 지훈 Eun-ji Sung-min');
const koreanLast = words('Kim Lee Park Choi Jung Kang 김 이 박 최 Yoon Shin');
const hawaiianFirst = words('Keanu Leilani Kai Malia Noelani Makoa Pua Kekoa');
const hawaiianLast = words('Kahananui Kealoha Kamaka Nakamura Kalani Akana Kanahele Kawika');
const dutchLast = [
  'van der Berg',
  'de Vries',
  'van Dijk',
  'von Trapp',
  'ten Boom',
  'de la Cruz',
  'dos Santos',
  'von Hagen',
  'Vanderbilt',
  'de Jong',
  'da Silva',
  'van den Heuvel',
];

const american: Culture = (random) => {
  const { first, last } = random.names;
  const [given, family] = [random.pick(first), random.pick(last)];
  return { given, family, shown: shownAs(given, family, random) };
};

function shownAs(given: string, family: string, random: Draw): string {
  const { first } = random.names;
  const middle = random.pick(initials);
  return random.pick([
    `${given} ${family}`,
    `${given} ${family}`,
    `${given} ${family}`,
    `${given} ${middle}. ${family}`,
    `${given} ${random.pick(first)} ${family}`,
    `${family}, ${given}`,
    `${family}, ${given} ${middle}`,
    `${family.toUpperCase()} ${given.toUpperCase()}`,
    `${given} ${family}`.toUpperCase(),
    `${given} ${family}`.toLowerCase(),
    `${random.pick(['Mr', 'Mrs', 'Ms.', 'Dr.', 'Rev.', 'Prof.', 'Hon.', 'Sgt.', 'Judge', 'Sen.'])} ${given} ${family}`,
    `${given} ${family}${random.pick([' Jr.', ', Sr.', ' III', ', MD', ', Esq.', ', PhD', ', CPA', ' II', ', RN'])}`,
    `${given} and ${random.pick(first)} ${family}`,
    `${given} & ${random.pick(first)} ${family}`,
    `${given} ${family}-${random.pick(random.names.last)}`,
    `${given.charAt(0)} ${family}`,
    `${given.charAt(0)}.${middle}. ${family}`,
    `Mr. & Mrs. ${given} ${family}`,
    `${random.pick(['Estate of', 'In memory of', 'The family of', 'Trustees of'])} ${given} ${family}`,
    `${given} ${family} ${random.pick(['Family Trust', 'Revocable Trust', 'Living Trust', 'IRA', 'Charitable Fund', 'TTEE'])}`,
    `The ${family} ${random.pick(['Family', 'Family Trust', 'Family Fund', 'Foundation', 'Household', 'Family Foundation'])}`,
  ]);
}

function plainCulture(
  first: readonly string[],
  last: readonly string[],
  order: 'given' | 'family' | 'either',
): Culture {
  return (random) => {
    const [given, family] = [random.pick(first), random.pick(last)];
    const isFamilyFirst = order === 'family' || (order === 'either' && random.chance(0.4));
    const shown = isFamilyFirst ? `${family} ${given}` : `${given} ${family}`;
    return { given, family, shown: random.chance(0.15) ? shown.toUpperCase() : shown };
  };
}

const spanish: Culture = (random) => {
  const [given, family, mother] = [
    random.pick(spanishFirst),
    random.pick(spanishLast),
    random.pick(spanishLast),
  ];
  const second = random.pick(spanishFirst);
  const shown = random.pick([
    `${given} ${family} ${mother}`,
    `${given} ${second} ${family} ${mother}`,
    `${given} ${family} de ${mother}`,
    `${given} ${family} y ${mother}`,
    `${given} ${family}-${mother}`,
    `${given} ${family}`,
    `${given} de la ${family}`,
  ]);
  return { given, family, shown };
};
const vietnamese: Culture = (random) => {
  const [given, family] = [random.pick(vietFirst), random.pick(vietLast)];
  return {
    given,
    family,
    shown: random.pick([
      `${family} ${random.pick(vietMiddle)} ${given}`,
      `${given} ${family}`,
      `${family} ${given}`,
    ]),
  };
};
const han: Culture = (random) => {
  const [given, family] = [random.pick(hanFirst), random.pick(hanLast)];
  return { given: 'reader', family: 'wang', shown: family + given };
};
const icelandic: Culture = (random) => {
  const given = random.pick(icelandicFirst);
  const family = random.pick(icelandicRoots) + random.pick(['son', 'dóttir']);
  return { given, family, shown: `${given} ${family}` };
};
const indian: Culture = (random) => {
  const [given, family] = [random.pick(indianFirst), random.pick(indianLast)];
  const [one, two] = [random.pick(initials), random.pick(initials)];
  return {
    given,
    family,
    shown: random.pick([
      `${given} ${family}`,
      `${one}. ${given}`,
      `${one}.${two}. ${family}`,
      `${given} ${one} ${two}`,
      `${one} ${two} ${given} ${family}`,
      `${given} ${random.pick(indianFirst)} ${family}`,
    ]),
  };
};

const CULTURES: readonly (readonly [share: number, kind: string, make: Culture])[] = [
  [46, 'american', american],
  [11, 'spanish', spanish],
  [5, 'vietnamese', vietnamese],
  [4, 'nigerian', plainCulture(nigerianFirst, nigerianLast, 'given')],
  [4, 'arabic', plainCulture(arabicFirst, arabicLast, 'given')],
  [5, 'chinese', plainCulture(chineseFirst, chineseLast, 'either')],
  [2, 'han', han],
  [2, 'icelandic', icelandic],
  [5, 'indian', indian],
  [
    4,
    'irish',
    plainCulture(
      words('Sean Bridget Patrick Maeve Liam Nora Kevin Siobhán Brian Colleen'),
      irishLast,
      'given',
    ),
  ],
  [3, 'slavic', plainCulture(slavicFirst, slavicLast, 'either')],
  [2, 'greek', plainCulture(greekFirst, greekLast, 'given')],
  [2, 'japanese', plainCulture(japaneseFirst, japaneseLast, 'either')],
  [2, 'korean', plainCulture(koreanFirst, koreanLast, 'either')],
  [1, 'hawaiian', plainCulture(hawaiianFirst, hawaiianLast, 'given')],
  [
    2,
    'with-particle',
    plainCulture(words('Anna Pieter Maria Johan Elise Marco Ingrid Paulo Willem Clara'), dutchLast, 'given'),
  ],
];
const total = CULTURES.reduce((sum, [share]) => sum + share, 0);

/** A person and the kind of name it is. */
export function makePerson(random: Draw): Person & { readonly kind: string } {
  let left = random.next() * total;
  for (const [share, kind, make] of CULTURES) {
    left -= share;
    if (left < 0) return { ...make(random), kind: `person, ${kind}` };
  }
  return { ...american(random), kind: 'person, american' };
}

/** An American person's name without titles, to pay for an organisation. */
export function plainPerson(random: Draw): Person {
  const { first, last } = random.names;
  const [given, family] = [random.pick(first), random.pick(last)];
  return { given, family, shown: `${given} ${family}` };
}
