import { zoneDayAt } from '../../../domain/line/zone-time.ts';
import { LongStrip } from '../../lines/long-strip.tsx';
import { MonthView } from '../../lines/month-view.tsx';
import { DayStrip, WeekStrip } from '../../lines/time-strip.tsx';
import { localDays, mondayOf } from '../../lines/time-strip-geometry.ts';
import { Section } from '../../ui/section.tsx';
import { Group, Sample } from './sample.tsx';
import { berlin, clocksMonday, lines, taipei } from './sample-lines.ts';
import { usePatternWords } from './use-pattern-words.ts';

const dayMs = 86_400_000;

/** The strip's three forms with everything that can be drawn on them, and the two ways in which it has nothing to draw. */
export function Strips() {
  const { groups, strips } = usePatternWords();
  const [monday] = localDays(taipei, mondayOf(zoneDayAt(taipei, Date.now())), 1);
  const from = (days: number) => new Date((monday?.start ?? 0) + days * dayMs).toISOString();
  const plans = [
    { from: from(0), until: from(4.75), label: strips.plan },
    { from: from(5), until: null, label: strips.stays },
  ];
  const marks = [{ at: from(3.6), label: strips.due }];
  const line = { lineId: lines.taipei, timeZone: taipei };
  return (
    <Group title={groups.strips}>
      <Sample name={strips.week}>
        <Section>
          <WeekStrip {...line} {...{ plans, marks }} />
        </Section>
      </Sample>
      <Sample name={strips.clocks}>
        <Section>
          <WeekStrip lineId={lines.berlin} timeZone={berlin} from={clocksMonday} />
        </Section>
      </Sample>
      <Sample name={strips.day}>
        <Section>
          <DayStrip {...line} plans={plans} />
        </Section>
      </Sample>
      <Sample name={strips.loading}>
        <Section>
          <DayStrip lineId={lines.loading} timeZone={taipei} />
        </Section>
      </Sample>
      <Sample name={strips.failed}>
        <Section>
          <DayStrip lineId={lines.failed} timeZone={taipei} />
        </Section>
      </Sample>
      <Sample name={strips.month}>
        <Section>
          <MonthView {...line} />
        </Section>
      </Sample>
      <Sample name={strips.long}>
        <Section>
          <LongStrip {...line} {...{ plans, marks }} />
        </Section>
      </Sample>
    </Group>
  );
}
