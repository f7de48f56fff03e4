// Reads the chosen file into the text field; without this script the text is pasted.
const file = document.getElementById('file');
file?.addEventListener('change', async () => {
  const chosen = file.files[0];
  if (!chosen) return;
  document.getElementById('text').value = await chosen.text();
  document.getElementById('format').value = chosen.name.toLowerCase().endsWith('.json') ? 'json' : 'csv';
});
