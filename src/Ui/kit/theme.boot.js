// Runs before the first paint: a chosen theme must not flash in the other one.
(() => {
  try {
    const theme = localStorage.getItem('icewarp.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is closed to this page (blocked cookies in a frame): the system's theme stays.
  }
})();
