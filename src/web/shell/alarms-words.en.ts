/** Wording of the alarm's notice, loaded by those who are notified. */
export const alarmsEn = { acknowledge: 'Acknowledge', open: 'Open the job', openAlarm: 'Open the alarm' };
