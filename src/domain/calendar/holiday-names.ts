/** English for the names of the official tables and of the projection. For reading only: no rule depends on a name. */
const english: Readonly<Record<string, string>> = {
  中華民國開國紀念日: 'Founding Day',
  開國紀念日: 'Founding Day',
  小年夜: "Day before Lunar New Year's Eve",
  農曆除夕: "Lunar New Year's Eve",
  春節: 'Lunar New Year',
  和平紀念日: 'Peace Memorial Day',
  兒童節: "Children's Day",
  '兒童節、民族掃墓節（清明節）': "Children's Day and Tomb Sweeping Day",
  兒童節及民族掃墓節: "Children's Day and Tomb Sweeping Day",
  '民族掃墓節（清明節）': 'Tomb Sweeping Day',
  民族掃墓節: 'Tomb Sweeping Day',
  清明節: 'Tomb Sweeping Day',
  勞動節: 'Labour Day',
  端午節: 'Dragon Boat Festival',
  中秋節: 'Mid-Autumn Festival',
  孔子誕辰紀念日: "Confucius's Birthday",
  '孔子誕辰紀念日/教師節': "Confucius's Birthday (Teachers' Day)",
  國慶日: 'National Day',
  臺灣光復暨金門古寧頭大捷紀念日: 'Taiwan Retrocession and Guningtou Victory Day',
  行憲紀念日: 'Constitution Day',
  補假: 'Substitute day off',
  調整放假日: 'Bridge day',
  調整放假: 'Bridge day',
  放假: 'Day off',
  補行上班: 'Make-up working day',
};

/** The name in English; a name nobody has translated yet (a new holiday, a typed reason) is returned as it is. */
export function englishHolidayName(name: string): string {
  return english[name] ?? name;
}
