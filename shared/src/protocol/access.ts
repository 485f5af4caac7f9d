/**
 * Who may call a route. What the server looks up for each, and hands to its handlers, stands in server/src/http/access.ts;
 * a token travels as `Authorization: Bearer TOKEN`.
 */
export const ACCESS = {
  anyone: 'Anyone.',
  keyBearer: 'Anyone whose body holds what opens it: a seat token, a code, words, or a password.',
  visitor: 'Anyone, about a match that exists.',
  viewer: 'The bearer of a seat or guest token of the match; a spectator without one. A wrong token is refused.',
  player: 'The bearer of a seat token who may act for the seat: its holder, an adviser, or a substitute.',
  holder: 'The holder of the seat, by its token.',
  teacher: 'The teacher of the class, by token.',
  student: 'A student of the class, by token.',
  classMember: 'The teacher, the projector or a student of the class, by token.',
  host: 'The host of the server, by the token of a login.',
  staff: 'The host of the server or a teacher, by the token of a login or a sign-on.',
  operator: 'The bearer of the metrics token; a caller on the server’s own machine where none is set.',
} as const
/** Which callers a route admits. */
export type Access = keyof typeof ACCESS
