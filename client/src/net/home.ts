/**
 * Where the game lies, ending in a slash. A proxy may lead to it below a path of another site, which only the address of the
 * page tells: every call and file of the client is therefore named relative to the page.
 */
export const homeAddress = (): string => new URL('.', location.href).href
