/**
 * Where the lesson serves what curricula ask for. Names and places as the documents have them; what they ask and what the lesson does
 * for it is told in the languages of the game (`kit.standard.<id>`).
 */
export const STANDARDS = [
  {
    id: 'c3Civ3',
    framework: 'C3 Framework (USA)',
    place: 'Dimension 2, Civics: D2.Civ.3.9-12',
    source: 'National Council for the Social Studies, College, Career, and Civic Life (C3) Framework, 2013',
  },
  {
    id: 'c3His4',
    framework: 'C3 Framework (USA)',
    place: 'Dimension 2, History: D2.His.4.9-12',
    source: 'National Council for the Social Studies, College, Career, and Civic Life (C3) Framework, 2013',
  },
  {
    id: 'c3His14',
    framework: 'C3 Framework (USA)',
    place: 'Dimension 2, History: D2.His.14.9-12',
    source: 'National Council for the Social Studies, College, Career, and Civic Life (C3) Framework, 2013',
  },
  {
    id: 'c3Arg',
    framework: 'C3 Framework (USA)',
    place: 'Dimension 4: D4.1.9-12',
    source: 'National Council for the Social Studies, College, Career, and Civic Life (C3) Framework, 2013',
  },
  {
    id: 'apColdWar',
    framework: 'AP World History: Modern',
    place: 'Unit 8, Topic 8.2 The Cold War',
    source: 'College Board, AP World History: Modern Course and Exam Description',
  },
  {
    id: 'apEffects',
    framework: 'AP World History: Modern',
    place: 'Unit 8, Topic 8.3 Effects of the Cold War',
    source: 'College Board, AP World History: Modern Course and Exam Description',
  },
  {
    id: 'ibPower',
    framework: 'IB Diploma, Global politics',
    place: 'Core: Understanding power and global politics',
    source: 'International Baccalaureate, Global politics guide, first assessment 2026',
  },
  {
    id: 'ibPeace',
    framework: 'IB Diploma, Global politics',
    place: 'Thematic study: Peace and conflict',
    source: 'International Baccalaureate, Global politics guide, first assessment 2026',
  },
  {
    id: 'edexcel',
    framework: 'A level Politics (Pearson Edexcel 9PL0)',
    place: 'Component 3B Global Politics: Comparative theories',
    source: 'Pearson Edexcel Level 3 Advanced GCE in Politics (9PL0), Specification',
  },
  {
    id: 'aqa',
    framework: 'A-level History (AQA 7042)',
    place: 'Component 2R: The Cold War, c1945–1991',
    source: 'AQA AS and A-level History Specification (7041, 7042)',
  },
  {
    id: 'twA2',
    framework: 'Taiwan: 十二年國民基本教育課程綱要（108 課綱）',
    place: '核心素養 A2 系統思考與解決問題',
    source: '教育部，《十二年國民基本教育課程綱要總綱》，核心素養',
  },
  {
    id: 'twC3',
    framework: 'Taiwan: 十二年國民基本教育課程綱要（108 課綱）',
    place: '核心素養 C3 多元文化與國際理解',
    source: '教育部，《十二年國民基本教育課程綱要總綱》，核心素養',
  },
  {
    id: 'twIssue',
    framework: 'Taiwan: 十二年國民基本教育課程綱要（108 課綱）',
    place: '社會領域，附錄二：議題適切融入領域課程綱要（國際教育）',
    source: '教育部，《十二年國民基本教育課程綱要 社會領域》',
  },
] as const
