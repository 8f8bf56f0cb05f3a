/** Which failed items; nothing given means all of them. */
export interface FailedSelection {
  run?: number | undefined;
  code?: string | undefined;
  step?: string | undefined;
  /** Items of the web of this host. */
  host?: string | undefined;
  items?: readonly number[] | undefined;
  /** `true`: only those in quarantine. `false`: only the others. */
  quarantined?: boolean | undefined;
}

/** Condition on `run_item` whose parameters are {@link selectionValues}. */
export const SELECTED = `
        state = 'failed' and ($1::bigint is null or run_id = $1) and ($2::text is null or error_code = $2)
    and ($3::text is null or step = $3) and ($4::bigint[] is null or id = any ($4))
    and ($5::text is null or lower(substring(source from '^https?://([^/?#:]+)')) = lower($5))
    and ($6::boolean is null or (quarantined_at is not null) = $6)`;

/** Parameters 1 to 6 of {@link SELECTED}. */
export function selectionValues(selection: FailedSelection): unknown[] {
  const { run, code, step, items, host, quarantined } = selection;
  return [run ?? null, code ?? null, step ?? null, items ?? null, host ?? null, quarantined ?? null];
}
