import { both, type Language } from '../../language.js';
import type { Screen } from './screen.js';
import { displayWidth, truncate } from './text-width.js';

const SAID = {
  failed: (n: number) => both(`失败 ${n}`, `${n} failed`),
  rate: (rate: string) => both(`${rate} 份/秒`, `${rate}/s`),
  left: (time: string) => both(`还需 ${time}`, `${time} left`),
};

/** How far some work is. */
export interface ProgressState {
  /** What is being done. */
  label: string;
  done: number;
  /** Null while nobody knows how much there is. */
  total: number | null;
  /** Of the done ones. */
  failed: number;
  /** Items a second lately; null when too little happened to tell. */
  rate: number | null;
  elapsedMs: number;
}

/** A rate as people read it: one decimal below 10. */
export function formatRate(perSecond: number): string {
  return perSecond.toFixed(perSecond < 10 ? 1 : 0);
}

/** Seconds as people read them: `42s`, `3m05s`, `2h07m`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole}s`;
  const two = (value: number): string => String(value).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)}m${two(whole % 60)}s`;
  return `${Math.floor(whole / 3600)}h${two(Math.floor((whole % 3600) / 60))}m`;
}

/**
 * Progress as one line.
 *
 * @param state how far the work is
 * @param language of the words
 * @param width columns of the terminal, for a line with a bar; null for a plain line
 */
export function progressLine(state: ProgressState, language: Language, width: number | null): string {
  const words: string[] = [];
  if (state.total === null) {
    if (state.done > 0) words.push(String(state.done));
    words.push(formatDuration(state.elapsedMs / 1000));
  } else {
    const share = state.total === 0 ? 1 : Math.min(1, state.done / state.total);
    words.push(`${state.done}/${state.total}`, `${Math.floor(share * 100)}%`);
    if (state.failed > 0) words.push(SAID.failed(state.failed)[language]);
    if (state.rate !== null && state.rate > 0) {
      words.push(SAID.rate(formatRate(state.rate))[language]);
      if (state.done < state.total) {
        const left = formatDuration((state.total - state.done) / state.rate);
        words.push(SAID.left(left)[language]);
      }
    }
    const text = `${state.label} ${words.join(' · ')}`;
    const room = width === null ? 0 : Math.min(30, width - 1 - displayWidth(text) - 3);
    if (room >= 5) {
      const full = Math.round(share * room);
      return `${state.label} [${'#'.repeat(full)}${'-'.repeat(room - full)}] ${words.join(' · ')}`;
    }
  }
  const line = `${state.label} ${words.join(' · ')}`;
  return width === null ? line : truncate(line, width - 1);
}

/** A running display of progress. */
export interface Progress {
  /** Names the work at hand; `total` null while unknown. */
  phase(label: string, total?: number | null): void;
  update(done: number, total: number | null, failed?: number): void;
  /** Takes the display away. */
  end(): void;
}

const FIRST_BAR_MS = 300;
const REDRAW_MS = 250;
const FIRST_LINE_MS = 2000;
const RATE_WINDOW_MS = 15_000;

/**
 * Shows progress on stderr: a bar on a terminal; elsewhere plain lines, the first after two seconds, then one
 * every two seconds at most and less often the longer the work takes, so that a night's log stays readable.
 *
 * @param screen where to show it
 * @param language of the words
 */
export function startProgress(screen: Screen, language: Language): Progress {
  let state: ProgressState = { label: '', done: 0, total: null, failed: 0, rate: null, elapsedMs: 0 };
  let began = performance.now();
  let lastLine = began;
  let samples: { at: number; done: number }[] = [];
  let told = '';
  const show = (): void => {
    const now = performance.now();
    state.elapsedMs = now - began;
    samples.push({ at: now, done: state.done });
    while (now - (samples[0]?.at ?? now) > RATE_WINDOW_MS) samples.shift();
    const oldest = samples[0];
    state.rate =
      oldest && state.done > oldest.done ? ((state.done - oldest.done) * 1000) / (now - oldest.at) : null;
    if (screen.statusWidth !== null) {
      if (state.label !== '' && state.elapsedMs >= FIRST_BAR_MS) {
        screen.status(progressLine(state, language, screen.statusWidth));
      }
      return;
    }
    if (state.label === '' || now - lastLine < Math.max(FIRST_LINE_MS, state.elapsedMs / 20)) return;
    lastLine = now;
    // A count that stands still is told once; what cannot be counted tells its time, as a sign of life.
    const { label, done, total, failed } = state;
    const news = JSON.stringify([label, done, total, failed]);
    if (total !== null && news === told) return;
    told = news;
    screen.note(progressLine(state, language, null));
  };
  const timer = setInterval(show, REDRAW_MS);
  timer.unref();
  return {
    phase(label, total = null) {
      began = performance.now();
      samples = [{ at: began, done: 0 }];
      state = { label, done: 0, total, failed: 0, rate: null, elapsedMs: 0 };
    },
    update(done, total, failed = 0) {
      state = { ...state, done, total, failed };
    },
    end() {
      clearInterval(timer);
      screen.status('');
    },
  };
}
