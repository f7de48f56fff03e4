// The console page.
