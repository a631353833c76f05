"""repeats.py: texts that say one thing a thousand times, through every stage.

What recurses over a list, or looks from each element over all the others, shows here: as a crash, or by the stream's
time limit (generous: linear code needs a second)."""
import json
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from program import NEWSX  # noqa: E402

REPEATED = [
    "김도윤·", "김·이·박·", "남궁", "김도윤 대표 ", "A씨 ", "(48)", "이화영(전 경기도 ", "공동 ", "전 ", "카카오 ", "카카오전자그룹은행", "서울시 강남구 ",
    "((김", "(", "[", "『", "‘", "\"", "“그는 ", "\"…\"라고 ", "이라며 ", "말했다 ", "할 예정이다 ", "하겠다고 ", "대표로 선임 ", "중 한 명", "의 ", "ㆍ", "◆",
    "1", "1,", "1.", "3만", "일이삼사", "수십", "두세", "한", "약 ", "여 ", "3~4", "1대 2 대 ", "10명 중 ", "전년 대비 3% 증가한 ", "2022년 3월 ", "3일~", "오전 ", "이날 ",
    "지난해 같은 기간 대비 ", "에서는으로까지", "가나다라마바사아자차카타파하", "가\u0301", "\u11a7", "👍", "a@b.co ", "http://a.b/",
]
BYTES = 200_000


class Repeats(unittest.TestCase):
    def test_each(self):
        lines = "".join(json.dumps({"id": unit, "text": unit * (BYTES // len(unit.encode()))}) + "\n" for unit in REPEATED)
        p = subprocess.run([NEWSX, "extract", "--input", "jsonl", "--published", "2026-02-06"], input=lines.encode(),
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=300, check=False)
        self.assertIn(p.returncode, (0, 1))
        self.assertEqual([json.loads(line)["id"] for line in p.stdout.splitlines()], REPEATED)


if __name__ == "__main__":
    unittest.main()
