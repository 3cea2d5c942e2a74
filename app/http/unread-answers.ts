/** Bounds on answers that nobody has read yet: how many of one connection, and how many bytes of all (M14). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { sendPlain } from './plain-answer.ts';

export interface UnreadLimits {
  /** Browsers and proxies send one request at a time on a connection of HTTP/1.1; who sends many ahead has time. */
  readonly answersMax: number;
  /** Of all connections together. Too low and a crowd on slow phones is sent away, too high and memory ends first. */
  readonly bytesMax: number;
  /** How old the sum of those bytes may be. */
  readonly sumMsMax: number;
}

const usual: UnreadLimits = { answersMax: 4, bytesMax: 64 * 1024 * 1024, sumMsMax: 20 };
const retrySeconds = 5;

export interface UnreadAnswers {
  /**
   * Whether the request is to be answered. Beyond the bounds it is answered here, with 503 (`refused`), and is the last of its
   * connection: what was sent after it is not looked at (`ignored`).
   */
  admit(req: IncomingMessage, res: ServerResponse): 'admitted' | 'refused' | 'ignored';
  /** Whether an answer is under way on the connection. */
  isAnswering(socket: Duplex): boolean;
}

export function limitUnread({ answersMax, bytesMax, sumMsMax }: UnreadLimits = usual): UnreadAnswers {
  const open = new Map<Duplex, Set<ServerResponse>>();
  const shut = new WeakSet<Duplex>();
  let sum = { bytes: 0, at: -Infinity };

  const unreadBytes = (): number => {
    const now = performance.now();
    if (now - sum.at >= sumMsMax) sum = { bytes: addUp(open), at: now };
    return sum.bytes;
  };
  const answersOf = (socket: Duplex): Set<ServerResponse> => {
    const known = open.get(socket);
    if (known) return known;
    const answers = new Set<ServerResponse>();
    open.set(socket, answers);
    // An answer that waits behind another hears nothing of the end of its connection.
    socket.once('close', () => open.delete(socket));
    return answers;
  };

  return {
    admit: (req, res) => {
      const { socket } = req;
      if (shut.has(socket)) return 'ignored';
      const answers = answersOf(socket);
      if (answers.size < answersMax && unreadBytes() <= bytesMax) {
        answers.add(res);
        res.once('close', () => answers.delete(res));
        return 'admitted';
      }
      shut.add(socket);
      sendPlain(res, 503, 'More was asked here than can be answered at once. Please try again in a moment.', {
        'Retry-After': String(retrySeconds),
        Connection: 'close',
      });
      socket.pause();
      return 'refused';
    },
    isAnswering: (socket) => (open.get(socket)?.size ?? 0) > 0,
  };
}

/** What the connections have taken and not sent, and what waits behind it. */
function addUp(open: ReadonlyMap<Duplex, ReadonlySet<ServerResponse>>): number {
  let bytes = 0;
  for (const [socket, answers] of open) {
    bytes += socket.writableLength;
    // An answer that has its turn counts its connection's bytes as its own.
    for (const answer of answers) if (answer.socket === null) bytes += answer.writableLength;
  }
  return bytes;
}
