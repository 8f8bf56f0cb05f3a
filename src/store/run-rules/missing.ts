import { missingReport, type RosterYear } from '../../rules/run/missing-report.js';
import { matchRoster } from '../../rules/checks/roster-match.js';
import { isDue, loadPublished, loadRoster } from '../coverage/roster.js';
import { withFacts } from './ask.js';

/** {@link missingReport} with its facts: every organ of the roster in every year that the run deals with. */
export const askMissing = withFacts(missingReport, async ({ client, scope, today }) => {
  const years = scope.runYears;
  const roster = await loadRoster(client);
  if (roster.length === 0 || years.length === 0) return { facts: [], checked: years };
  const published = await loadPublished(client, years);
  const facts = years.flatMap((year): RosterYear[] => {
    const due = roster.filter((entry) => isDue(entry, year));
    const matches = matchRoster(
      due,
      published.filter((report) => report.year === year),
    );
    return due.map(({ identity, issuer, divisionCode, level }, index) => {
      const { own = [], unclear = false } = matches[index] ?? {};
      return { identity, issuer, divisionCode, level, year, published: own.length > 0 || unclear, today };
    });
  });
  return { facts, checked: years };
});
