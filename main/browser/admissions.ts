import { randomBytes, timingSafeEqual } from 'node:crypto';

/** How a window proved that it may come in: by a one-use code, or by the token of the terminal. */
export type Admission = 'code' | 'token';

/** How a window came in. */
export interface Entrance {
  readonly admission: Admission;
  /** Whether it is the first of a session, so not one that came back. */
  readonly first: boolean;
}

/** Who may use the browser host: one window at a time. */
export interface Admissions {
  /** Lasts as long as the run; stands in the address that the terminal shows. */
  readonly token: string;
  /** A new code that is taken once. */
  readonly newCode: () => string;
  /** A new session's cookie for a valid code or token, else null. The present window stays until the new one connects. */
  readonly exchange: (admission: Admission, value: string) => string | null;
  /** Whether a cookie belongs to the present session or to the newest one that has not connected yet. */
  readonly knows: (cookie: string | null) => boolean;
  /**
   * Asks to connect a window. A newer session takes over; within one session the same window may come back, and
   * another one only when `alive` says that the present one has gone. Null is a refusal.
   */
  readonly connect: (cookie: string | null, windowId: string, alive: boolean) => Entrance | null;
}

interface Session {
  readonly cookie: string;
  readonly admission: Admission;
  windowId: string | null;
}

/** Starts with a new token and no session. */
export function createAdmissions(): Admissions {
  const token = secret();
  const codes = new Set<string>();
  let present: Session | null = null;
  let newcomer: Session | null = null;

  return {
    token,
    newCode() {
      const code = secret();
      codes.add(code);
      return code;
    },
    exchange(admission, value) {
      const valid = admission === 'code' ? codes.delete(value) : sameSecret(value, token);
      if (!valid) return null;
      newcomer = { cookie: secret(), admission, windowId: null };
      return newcomer.cookie;
    },
    knows: (cookie) => belongsTo(cookie, present) || belongsTo(cookie, newcomer),
    connect(cookie, windowId, alive) {
      const first = belongsTo(cookie, newcomer);
      if (first) {
        present = newcomer;
        newcomer = null;
      } else if (!belongsTo(cookie, present) || (alive && present?.windowId !== windowId)) {
        return null;
      }
      if (present === null) return null;
      present.windowId = windowId;
      return { admission: present.admission, first };
    },
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function belongsTo(cookie: string | null, session: Session | null): boolean {
  return cookie !== null && session !== null && sameSecret(cookie, session.cookie);
}

function sameSecret(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
