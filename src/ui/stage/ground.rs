//! What lies where on the sheet, looked up at once.

use std::sync::Arc;

use egui::{Context, Id};

use crate::level::map::Map;
use crate::vm::stage::Point;

/// Which land there is at each place of a sheet.
pub(super) struct Ground {
    sheet: Arc<Map>,
    columns: usize,
    /// Row by row: the position of a land and one, or 0 for water.
    lands: Vec<u16>,
}

impl Ground {
    /// That of `sheet`, which is made once and kept while the sheet is shown.
    pub(super) fn of(ctx: &Context, sheet: &Arc<Map>) -> Arc<Self> {
        let id = Id::new("ground of the map");
        let kept = ctx.data(|data| data.get_temp::<Arc<Self>>(id));
        kept.filter(|ground| Arc::ptr_eq(&ground.sheet, sheet)).unwrap_or_else(|| {
            let ground = Arc::new(Self::new(sheet));
            ctx.data_mut(|data| data.insert_temp(id, Arc::clone(&ground)));
            ground
        })
    }

    fn new(sheet: &Arc<Map>) -> Self {
        let cells = |length: i32| (length.max(1) as f32 / CELL).ceil() as usize;
        let (columns, rows) = (cells(sheet.size.0), cells(sheet.size.1));
        let mut lands = vec![0; columns * rows];
        for (land, territory) in (1_u16..).zip(&sheet.territories) {
            // Where the shores cross the middle of each row: between each first and second lies land.
            let mut crossings: Vec<Vec<f32>> = vec![Vec::new(); rows];
            for ring in &territory.rings {
                for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                    let (top, bottom) = if a.1 <= b.1 { (a, b) } else { (b, a) };
                    let first = (top.1 / CELL - 0.5).ceil().max(0.0) as usize;
                    for (row, crossings) in crossings.iter_mut().enumerate().skip(first) {
                        let y = (row as f32 + 0.5) * CELL;
                        if y >= bottom.1 {
                            break;
                        }
                        crossings.push(top.0 + (bottom.0 - top.0) * (y - top.1) / (bottom.1 - top.1));
                    }
                }
            }
            for (row, crossings) in crossings.iter_mut().enumerate() {
                crossings.sort_by(f32::total_cmp);
                for pair in crossings.chunks_exact(2) {
                    let cell = |x: f32| ((x / CELL).round().max(0.0) as usize).min(columns);
                    lands[row * columns..][cell(pair[0])..cell(pair[1])].fill(land);
                }
            }
        }
        Self { sheet: Arc::clone(sheet), columns, lands }
    }

    /// The position of the land at a point of the sheet; `None` on water.
    pub(super) fn land(&self, at: Point) -> Option<usize> {
        let (column, row) = ((at.x / CELL).floor(), (at.y / CELL).floor());
        if column < 0.0 || row < 0.0 || column as usize >= self.columns {
            return None;
        }
        let land = *self.lands.get(row as usize * self.columns + column as usize)?;
        usize::from(land).checked_sub(1)
    }
}

/// Side of a place that is looked up, in units of the sheet.
const CELL: f32 = 4.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::map::Territory;

    #[test]
    fn a_lake_is_no_land_and_neither_is_what_lies_off_the_sheet() {
        let square = |from: f32, to: f32| vec![(from, from), (to, from), (to, to), (from, to)];
        let land = |rings| Territory { id: "A".into(), name_at: (0.0, 0.0), rings };
        let territories = vec![land(vec![square(20.0, 40.0)]), land(vec![square(100.0, 180.0), square(120.0, 140.0)])];
        let sheet = Arc::new(Map { size: (200, 200), territories, ..Map::default() });
        let ground = Ground::new(&sheet);
        let at = |x: f32, y: f32| ground.land(Point { x, y });
        assert_eq!((at(30.0, 30.0), at(110.0, 110.0), at(170.0, 130.0)), (Some(0), Some(1), Some(1)));
        assert_eq!((at(130.0, 130.0), at(10.0, 30.0), at(-5.0, 30.0), at(900.0, 30.0)), (None, None, None, None));
    }
}
