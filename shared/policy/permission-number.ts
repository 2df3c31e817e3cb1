/** What people call the permission at an index: `#2` at index 1, for people count from one and JSON from zero. */
export function permissionNumber(index: number): string {
  return `#${index + 1}`;
}
