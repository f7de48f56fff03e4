import { recycleGridProps } from './props';

Component({
  props: recycleGridProps,
  methods: {
    onCardOpen(id: string) {
      this.props.onOpen(id);
    },
    onEndReached() {
      this.props.onEnd();
    },
  },
});
