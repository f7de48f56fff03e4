/** What the compiler filled into its message: our texts have the same places. */
export function valuesOf(message: string, kind: string): string[] {
  const quoted = [...message.matchAll(/"([^"]*)"|<\/?([\w:-]+)>/g)].map((match) => match[1] ?? match[2] ?? '');
  if (/^(?:expression-syntax|expression-trailing)$/.test(kind)) return [/: ([\s\S]*?)\.?$/.exec(message)?.[1] ?? ''];
  if (kind === 'expression-forbidden') return [/cannot use (.*)\.$/.exec(message)?.[1] ?? ''];
  if (kind === 'reference-missing') return /<(.*)> needs the attribute (.*)\.$/.exec(message)?.slice(1) ?? quoted;
  if (kind === 'reference-dynamic') return (/The (.*) of <(.*)> must/.exec(message)?.slice(1) ?? quoted).toReversed();
  if (kind === 'attribute-stray') return [/Unexpected (.*) between/.exec(message)?.[1] ?? ''];
  if (kind === 'directive-dangling') return [message.split(' ')[0] ?? ''];
  const word = /(?:attribute|value of|directive) (\S+?)(?: |\.|$)/.exec(message)?.[1];
  return word === undefined ? quoted : [word];
}
