/* Faults are gathered and told all at once, so that none hides another. */

/** Runs `look` with a function that takes a sentence about a fault, and fails
    with all of the sentences. */
export async function gather(look) {
  const faults = [];
  await look((sentence) => faults.push(sentence));
  if (!faults.length) return;
  const shown = faults.slice(0, 40);
  if (faults.length > shown.length) shown.push(`… and ${faults.length - shown.length} more`);
  const error = new Error(`${faults.length} fault(s)\n${shown.map((fault) => `  - ${fault}`).join("\n")}`);
  error.stack = error.message; // The sentences say where; the frames do not.
  throw error;
}

/** Where something was seen: page, width and colour scheme. */
export function seen({ kind, address }, width, scheme) {
  const how = [width && `${width} px`, scheme].filter(Boolean).join(", ");
  return `${kind} (/${address})${how ? ` at ${how}` : ""}`;
}
