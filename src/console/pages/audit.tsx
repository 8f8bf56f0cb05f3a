import type { ListedAuditEvent } from '../../store/audit/audit.js';
import { Layout } from '../parts/layout.js';
import { Listing, Pager, Time } from '../parts/parts.js';
import { TEXTS } from '../texts.js';
import type { View } from '../view.js';

/** Who changed what, the latest first. */
export function AuditPage({
  view,
  events,
  cursor,
  paged,
}: {
  view: View;
  events: readonly ListedAuditEvent[];
  cursor: string | null;
  paged: boolean;
}) {
  const { say } = view;
  return (
    <Layout view={view} title={say(TEXTS.audit)}>
      <Listing
        view={view}
        head={[say(TEXTS.when), say(TEXTS.by), say(TEXTS.action), say(TEXTS.target), say(TEXTS.address)]}
        rows={events.map(({ at, user, action, target, address }) => [
          <Time iso={at} />,
          user,
          action,
          <code>{JSON.stringify(target)}</code>,
          address,
        ])}
      />
      <Pager view={view} cursor={cursor} paged={paged} />
    </Layout>
  );
}
