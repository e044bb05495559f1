// Runs before the first paint: a chosen theme or density must not flash in the other one.
(() => {
  try {
    const theme = localStorage.getItem('icewarp.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    if (localStorage.getItem('icewarp.density') === 'compact') document.documentElement.dataset.density = 'compact';
  } catch {
    // Storage is closed to this page (blocked cookies in a frame): the system's looks stay.
  }
})();
