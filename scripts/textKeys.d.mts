export const KEYS_FILE: string
export function printTextKeys(): string
