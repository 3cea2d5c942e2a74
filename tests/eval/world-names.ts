/** Given and family names of many cultures, as their bearers write them. */

export const words = (text: string) => text.split(' ');
export const initials = words('A B C D E F G H J K L M N P R S T V W');

export const spanishFirst = words(
  'María José Carmen Luis Ana Juan Lucía Carlos Elena Miguel Rosa Jorge Pilar Andrés Isabel Raúl Sofía Diego Teresa Javier Guadalupe Rubén Marisol Óscar',
);
export const spanishLast = words(
  'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Ruiz Hernández Díaz Álvarez Muñoz Romero Castillo Ortega Núñez Peña Ibáñez Vargas Figueroa Cabrera Montes',
);
export const vietLast = words(
  'Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nguyen Tran Le Pham',
);
export const vietMiddle = words('Văn Thị Minh Thanh Quốc Ngọc Hữu Đức Kim Xuân');
export const vietFirst = words(
  'Anh Bình Châu Dũng Hà Hương Khánh Lan Linh Mai Nam Phương Quân Sơn Thảo Trang Tuấn Yến Hung Phuong',
);
export const nigerianFirst = words(
  'Chinedu Ngozi Oluwaseun Adaeze Tunde Folake Emeka Ifeoma Babatunde Yetunde Chiamaka Obinna Aisha Musa Amaka Segun',
);
export const nigerianLast = words(
  'Okafor Adeyemi Nwosu Balogun Eze Okonkwo Abubakar Ogunleye Ibrahim Uche Adebayo Obi Chukwu Olawale Danjuma Nnamdi',
);
export const arabicFirst = words(
  'Mohammed Ahmed Fatima Layla Omar Khalid Yasmin Hassan Aisha Ibrahim Mariam Youssef Noor Tariq Salma Ali Zainab',
);
export const arabicLast = [
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
export const chineseLast = words(
  'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Chan Wong Lam Cheung',
);
export const chineseFirst = words(
  'Wei Fang Na Xiuying Jing Min Lei Yang Yan Jun Jie Mei Xiaoming Zihan Ka-Ming Siu-Fong Wai Hoi Yi Xin',
);
export const hanLast = words('王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 林 郭 何 高 羅 鄭 梁 謝');
export const hanFirst = words('伟 芳 秀英 敏 静 丽 强 磊 洋 勇 艳 杰 娟 涛 明 超 美玲 志強 雅婷 建国');
export const icelandicFirst = words(
  'Guðrún Jón Sigríður Ólafur Anna Gunnar Kristín Einar Þóra Björn Ásta Magnús',
);
export const icelandicRoots = words(
  'Jóns Sigurðar Guðmunds Ólafs Einars Kristjáns Þórs Magnús Björns Gunnars',
);
export const indianLast = words(
  'Iyer Subramanian Rao Krishnan Patel Sharma Reddy Nair Gupta Venkatesan Singh Kaur Menon Mukherjee Banerjee Desai Joshi Pillai',
);
export const indianFirst = words(
  'Ramesh Lakshmi Anil Priya Suresh Deepa Venkat Kavita Arjun Meena Rajesh Sunita Vikram Anjali Harpreet Gurpreet',
);
export const irishLast = [
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
export const slavicFirst = words(
  'Иван Ольга Дмитрий Екатерина Сергей Наталья Олександр Марія Petar Jelena Wojciech Małgorzata Łukasz Agnieszka Tomáš Jiřina',
);
export const slavicLast = words(
  'Петров Иванова Смирнов Шевченко Коваленко Бондар Horvat Petrović Kowalski Wiśniewska Nowak Dvořák Novotná Kovač Zieliński Sokolov',
);
export const greekFirst = words('Γιώργος Μαρία Δημήτρης Ελένη Κώστας Giorgos Eleni Nikos');
export const greekLast = words(
  'Παπαδόπουλος Νικολάου Γεωργίου Οικονόμου Papadopoulos Dimitriou Karras Stavros',
);
export const japaneseFirst = words('Haruto Yui Sakura Kenji Akiko Hiroshi 花子 太郎 健一 美咲');
export const japaneseLast = words('Sato Suzuki Takahashi Tanaka Watanabe 佐藤 鈴木 高橋 田中 山本');
export const koreanFirst = words('Min-jun Seo-yeon Jiho Hyun-woo Soo-jin 민준 서연 지훈 Eun-ji Sung-min');
export const koreanLast = words('Kim Lee Park Choi Jung Kang 김 이 박 최 Yoon Shin');
export const hawaiianFirst = words('Keanu Leilani Kai Malia Noelani Makoa Pua Kekoa');
export const hawaiianLast = words('Kahananui Kealoha Kamaka Nakamura Kalani Akana Kanahele Kawika');
export const dutchLast = [
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
