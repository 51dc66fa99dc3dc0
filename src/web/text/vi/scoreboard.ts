export const scoreboard = {
  title: 'Bảng theo dõi mục tiêu',
};
