/* Draws a chart (draw-charts.ts) in the page; a plain script, because the page takes what no compiler has touched. */

/** Told apart by people who do not tell red from green (Okabe and Ito). */
const strokes = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];

window.plot = (chart) => {
  const container = document.getElementById('chart');
  container.replaceChildren();
  const markEvents = ({ ctx: context, bbox: box, valToPos }) => {
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    context.fillStyle = 'rgb(0 0 0 / 8%)';
    for (const { from, until } of chart.outages) {
      const left = valToPos(from, 'x', true);
      context.fillRect(left, box.top, valToPos(until, 'x', true) - left, box.height);
    }
    context.strokeStyle = '#000';
    context.setLineDash([6, 6]);
    for (const hour of chart.restarts) {
      context.beginPath();
      context.moveTo(valToPos(hour, 'x', true), box.top);
      context.lineTo(valToPos(hour, 'x', true), box.top + box.height);
      context.stroke();
    }
    context.restore();
  };
  const options = {
    width: 1_200,
    height: 530,
    title: chart.title,
    scales: { x: { time: false }, y: { range: (_plot, _low, high) => [0, Math.max(1, (high || 0) * 1.1)] } },
    axes: [
      { label: 'hour of the shift (grey: server away, dashed: program restarted)' },
      { label: chart.unit, size: 70 },
    ],
    series: [
      { label: 'hour' },
      ...chart.lines.map(({ label }, index) => ({
        label,
        stroke: strokes[index % strokes.length],
        width: 2,
        points: { show: false },
      })),
    ],
    legend: { live: false, markers: { fill: (_plot, index) => strokes[(index - 1) % strokes.length] } },
    hooks: { drawAxes: [markEvents] },
  };
  new window.uPlot(options, [chart.hours, ...chart.lines.map(({ values }) => values)], container);
};
